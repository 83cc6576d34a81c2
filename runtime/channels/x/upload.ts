import { FormData } from 'undici'
import type { XChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Failure, OwnFile, PlatformAnswer, Uploaded } from '../Adapter.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { callX } from './callX.ts'
import { classify } from './classify.ts'

/** Of one part; X takes up to 5 MB. */
const PART_BYTES = 4_000_000
const TIMEOUT_MS = 60_000
/** A file can be shown for so long, whatever is said of how long it is kept. */
const KNOWN_MS = 24 * 3_600_000
/** When X names no time to ask again. */
const ASK_MS = 2_000

/** In parts, as they come: a film is never held as a whole. https://docs.x.com/x-api/media/quickstart/media-upload-chunked */
export async function upload(file: OwnFile, settings: XChannel, egress: Egress): Promise<Uploaded | Failure> {
  const parts = partsOf(file.body)
  const first = await parts.next()
  const isWhole = first.value !== undefined && first.value.length < PART_BYTES
  // X wants to know the length before the first byte.
  const total_bytes = isWhole ? first.value.length : file.size
  if (first.value === undefined || total_bytes === null) {
    await parts.return(undefined)
    return { class: 'content', code: 'unknown length' }
  }
  const json = { media_type: file.mime, total_bytes, media_category: categoryOf(file), shared: true }
  const begun = await ask('media/upload/initialize', { json })
  const id = 'class' in begun ? null : textOf(begun.data.id)
  if (id === null) {
    await parts.return(undefined)
    return 'class' in begun ? begun : { class: 'content', code: null }
  }
  const path = `media/upload/${encodeURIComponent(id)}`
  let index = 0
  for (
    let part: IteratorResult<Uint8Array<ArrayBuffer>, undefined> = first;
    part.value !== undefined;
    part = await parts.next()
  ) {
    const body = new FormData()
    body.set('segment_index', String(index))
    body.set('media', new File([part.value], file.name, { type: 'application/octet-stream' }))
    const taken = await ask(`${path}/append`, { body })
    if ('class' in taken) {
      await parts.return(undefined)
      return taken
    }
    index += 1
  }
  const ended = await ask(`${path}/finalize`, {})
  return 'class' in ended ? ended : readyAs(id, ended.data)

  async function ask(to: string, call: Parameters<typeof callX>[3]): Promise<Told | Failure> {
    return toldIn(await callX(egress, settings, to, { ...call, timeoutMs: TIMEOUT_MS }))
  }
}

/** Films and moving pictures are made fit to be shown for a while. */
export async function uploaded(id: string, settings: XChannel, egress: Egress): Promise<Uploaded | Failure> {
  const query = new URLSearchParams({ command: 'STATUS', media_id: id })
  const told = toldIn(await callX(egress, settings, `media/upload?${query}`, { method: 'GET' }))
  return 'class' in told ? told : readyAs(id, told.data)
}

type Told = { readonly data: { readonly [name: string]: unknown } }

function toldIn(answer: PlatformAnswer | Failure): Told | Failure {
  if ('class' in answer) return answer
  const made = classify(answer)
  return made.class === 'ok' ? { data: recordOf(recordOf(jsonOf(answer.body)).data) } : made
}

function readyAs(id: string, { processing_info }: Told['data']): Uploaded | Failure {
  const { state, check_after_secs } = recordOf(processing_info)
  if (state === 'failed') return { class: 'content', code: 'processing failed' }
  const isReady = state === undefined || state === 'succeeded'
  const readyInMs = Number(check_after_secs) * 1_000 || ASK_MS
  return { class: 'ok', id, forMs: KNOWN_MS, ...(isReady ? {} : { readyInMs }) }
}

function categoryOf({ kind, mime }: OwnFile): string {
  if (kind === 'video') return 'dm_video'
  return mime === 'image/gif' ? 'dm_gif' : 'dm_image'
}

/** Parts of one length but for the last. */
async function* partsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
  const part = new Uint8Array(PART_BYTES)
  let length = 0
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length; ) {
      const piece = chunk.subarray(at, at + PART_BYTES - length)
      part.set(piece, length)
      length += piece.length
      at += piece.length
      if (length < PART_BYTES) continue
      yield part.slice()
      length = 0
    }
  }
  if (length > 0) yield part.slice(0, length)
}
