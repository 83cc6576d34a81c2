import type { Media } from '../../schemas/flow.ts'

const KINDS: ReadonlySet<string> = new Set(['image', 'video', 'audio'] satisfies readonly Media['kind'][])

/** What a MIME type, or its first half, is to a customer. */
export function mediaKindOf(mime: string | null): Media['kind'] {
  const kind = mime?.split('/')[0]?.toLowerCase() ?? ''
  return KINDS.has(kind) ? (kind as Media['kind']) : 'file' // as the set has it
}
