import { Readable } from 'node:stream'
import type { FormData } from 'undici'

/**
 * What a request says: words, bytes, a form with files, whose boundary becomes its content type, or bytes that are made as they go. Those are asked for anew by every request of a call that
 * is redirected.
 */
export type Body = string | Uint8Array | FormData | (() => AsyncIterable<Uint8Array>)

/** As undici takes it; forms and bytes go with their length, since some servers take no other. */
export const sendable = (body: Body | null): string | Uint8Array | FormData | Readable | null =>
  typeof body === 'function' ? Readable.from(body(), { objectMode: false }) : body
