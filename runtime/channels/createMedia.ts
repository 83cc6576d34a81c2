import { fileTypeFromBuffer } from 'file-type'
import type { ReceivedAttachment } from '../../schemas/wire.ts'
import { AppError } from '../AppError.ts'
import type { Egress, EgressStream, Streaming } from '../egress/createEgress.ts'
import { EgressError } from '../egress/EgressError.ts'
import type { Workspace } from '../engine/index.ts'
import { own } from '../engine/own.ts'
import type { ResolvedMedia } from './Adapter.ts'
import { connect } from './connect.ts'
import { noFile, notNow } from './noFile.ts'

/** A customer's file, as it comes. */
export type Media = {
  /** by its bytes, whatever the platform or the customer called it; null for everything that a browser might run, or that is not known */
  readonly mime: string | null
  /** bytes; null when the platform does not say */
  readonly size: number | null
  readonly body: AsyncIterable<Uint8Array>
}

/** Rejects with an `AppError` `notFound` when nobody gives the file any more, and `unavailable` when it may be had later. */
export type OpenMedia = (attachment: ReceivedAttachment) => Promise<Media>

/** The largest that a platform takes of its customers: 200 MB. */
const MOST_BYTES = 200_000_000
const WITHIN_MS = 120_000
/** What tells a file's type lies within the first 4,100 bytes. */
const HEAD_BYTES = 4_100
/** What a browser shows and does not run. */
const SHOWN = /^(?:image\/(?:jpeg|png|apng|gif|webp|avif|heic)|audio\/[\w.+-]+|video\/[\w.+-]+)$/

/** Fetches what customers sent from where their platforms keep it, with an address that is asked for anew each time: they expire within minutes. */
export function createMedia(deps: {
  readonly egress: Egress & Streaming
  /** the live workspace, with secrets resolved */
  readonly workspace: () => Workspace
}): OpenMedia {
  const { egress, workspace } = deps

  /** Where the platform of the attachment says that it is now; null: it has no such file, or none that can be asked for. */
  async function resolve({ ref, channel }: ReceivedAttachment): Promise<ResolvedMedia | null> {
    const settings = channel === undefined ? undefined : own(workspace().channels, channel)
    if (ref === undefined || channel === undefined || settings === undefined) return null
    const connected = connect(channel, settings)
    if (typeof connected === 'string') return null
    try {
      return (await connected.adapter.media?.(ref, connected.settings, egress)) ?? null
    } catch (error) {
      if (error instanceof AppError && error.code === 'notFound') return null
      throw error
    }
  }

  async function open({ url, headers }: ResolvedMedia): Promise<EgressStream | null> {
    const request = { method: 'GET', url, headers, timeoutMs: WITHIN_MS, maxBytes: MOST_BYTES }
    const answer = await egress.stream(request)
    if (answer.status === 200) return answer
    await answer.body[Symbol.asyncIterator]().return?.()
    const refused = noFile({ ...answer, body: '' })
    if (refused.code === 'unavailable') throw refused
    return null
  }

  return async (attachment) => {
    try {
      const resolved = await resolve(attachment)
      const { url } = attachment
      // The address that came with the message may still be good, where the platform has no other.
      const answer =
        (resolved === null ? null : await open(resolved)) ??
        (url === undefined ? null : await open({ url, headers: {} }))
      if (answer === null) throw noFile({ class: 'final', code: null })
      return await typed(answer)
    } catch (error) {
      if (!(error instanceof EgressError)) throw error
      throw notNow(error)
    }
  }
}

async function typed({ headers, body }: EgressStream): Promise<Media> {
  const chunks = body[Symbol.asyncIterator]()
  const head: Uint8Array[] = []
  for (let size = 0; size < HEAD_BYTES; ) {
    const { done, value } = await chunks.next()
    if (done) break
    head.push(value)
    size += value.length
  }
  const known = await fileTypeFromBuffer(Buffer.concat(head))
  const size = Number(headers['content-length'])
  return {
    mime: known !== undefined && SHOWN.test(known.mime) ? known.mime : null,
    size: headers['content-length'] !== undefined && Number.isSafeInteger(size) ? size : null,
    body: rest(head, chunks),
  }
}

async function* rest(head: readonly Uint8Array[], chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* head
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  } finally {
    await chunks.return?.()
  }
}
