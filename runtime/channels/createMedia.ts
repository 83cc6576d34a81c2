import { fileTypeFromBuffer } from 'file-type'
import type { ReceivedAttachment } from '../../schemas/wire.ts'
import { AppError } from '../AppError.ts'
import type { Egress, Streaming } from '../egress/createEgress.ts'
import { EgressError } from '../egress/EgressError.ts'
import type { Workspace } from '../engine/index.ts'
import { own } from '../engine/own.ts'
import type { FileStore } from '../inbound/FileStore.ts'
import type { Failure, PlatformAnswer, ResolvedMedia } from './Adapter.ts'
import { adapterOf } from './adapters.ts'
import { type Begun, begin, sizeIn } from './beginFile.ts'
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
/** That are asked for one file: with a token that has run out, with another, and where that leads. */
const MOST_PLACES = 3
/** What a browser shows and does not run. */
const SHOWN = /^(?:image\/(?:jpeg|png|apng|gif|webp|avif|heic)|audio\/[\w.+-]+|video\/[\w.+-]+)$/

/** Fetches what customers sent from where their platforms keep it, with an address that is asked for anew each time: they expire within minutes. */
export function createMedia(deps: {
  readonly egress: Egress & Streaming
  /** the live workspace, with secrets resolved */
  readonly workspace: () => Workspace
  readonly files: Pick<FileStore, 'find'>
}): OpenMedia {
  const { egress, workspace, files } = deps

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

  /** The file from its place, or from those that the platform names instead. */
  async function open({ url, headers, instead }: ResolvedMedia, places = MOST_PLACES): Promise<Begun | null> {
    const answer = await egress.stream({ method: 'GET', url, headers, timeoutMs: WITHIN_MS, maxBytes: MOST_BYTES })
    if (answer.status !== 200) {
      await answer.body[Symbol.asyncIterator]().return?.()
      return refused({ ...answer, body: '' })
    }
    const begun = await begin(answer)
    const said = await instead?.({ ...answer, body: new TextDecoder().decode(begun.head) })
    if (said === undefined || said === null) return begun
    await begun.drop()
    if ('class' in said) return refused(said)
    return places > 1 ? open(said, places - 1) : null
  }

  /** One that came along with its message; null: its platform has it. */
  async function kept({ ref, channel }: ReceivedAttachment): Promise<Begun | null> {
    const settings = channel === undefined ? undefined : own(workspace().channels, channel)
    if (ref === undefined || channel === undefined || settings === undefined) return null
    if (adapterOf(settings)?.keepsFiles !== true) return null
    const content = await files.find(channel, ref)
    return content && begin({ status: 200, headers: { 'content-length': String(content.length) }, body: once(content) })
  }

  return async (attachment) => {
    try {
      const own = await kept(attachment)
      if (own !== null) return await typed(own)
      const resolved = await resolve(attachment)
      const { url } = attachment
      // The address that came with the message may still be good, where the platform has no other.
      const file =
        (resolved === null ? null : await open(resolved)) ??
        (url === undefined ? null : await open({ url, headers: {} }))
      if (file === null) throw noFile({ class: 'final', code: null })
      return await typed(file)
    } catch (error) {
      if (!(error instanceof EgressError)) throw error
      throw notNow(error)
    }
  }
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}

/** Null: there is no such file, and another place may be tried. */
function refused(answer: PlatformAnswer | Failure): null {
  const refusal = noFile(answer)
  if (refusal.code === 'unavailable') throw refusal
  return null
}

async function typed({ headers, head, body }: Begun): Promise<Media> {
  const known = await fileTypeFromBuffer(head)
  return { mime: known !== undefined && SHOWN.test(known.mime) ? known.mime : null, size: sizeIn(headers), body }
}
