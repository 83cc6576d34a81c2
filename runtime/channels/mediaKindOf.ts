import type { Media } from '../../../schemas/flow.ts'

const KINDS: { readonly [type: string]: Media['kind'] } = { image: 'image', video: 'video', audio: 'audio' }

/** What a MIME type is to a customer. */
export const mediaKindOf = (mime: string | null): Media['kind'] => KINDS[mime?.split('/')[0] ?? ''] ?? 'file'
