import { fileTypeFromBuffer } from 'file-type'
import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Streaming } from '../../egress/createEgress.ts'
import type { EgressError } from '../../egress/EgressError.ts'
import type { Failure, OwnFile } from '../Adapter.ts'
import { begin, sizeIn } from '../beginFile.ts'
import type { MediaForm } from '../Capabilities.ts'
import { classOfStatus } from '../classOfStatus.ts'

/** Films are long, and go on to the platform as they come. */
const WITHIN_MS = 120_000

/** A file that a flow sends, if it is one that the platform takes: its type is what its bytes say. Throws an `EgressError`, see `failureOf`. */
export async function openOwnFile(
  { url, kind }: NonNullable<OutboundMessage['media']>,
  { bytes, types }: MediaForm,
  egress: Streaming,
): Promise<OwnFile | Failure> {
  const answer = await egress.stream({ method: 'GET', url, headers: {}, timeoutMs: WITHIN_MS, maxBytes: bytes })
  if (answer.status !== 200) {
    await answer.body[Symbol.asyncIterator]().return?.()
    return ofOurs(['throttled', 'retry'].includes(classOfStatus(answer.status)), String(answer.status))
  }
  const begun = await begin(answer)
  const known = await fileTypeFromBuffer(begun.head)
  if (known === undefined || types?.includes(known.mime) === false) {
    await begun.drop()
    return ofOurs(false, known?.mime ?? 'unknown type')
  }
  return { kind, mime: known.mime, name: `${kind}.${known.ext}`, size: sizeIn(answer.headers), body: begun.body }
}

/** What it comes to that a file could not be had, or not whole. */
export const failureOf = ({ reason }: EgressError): Failure =>
  ofOurs(reason === 'timeout' || reason === 'unreachable' || reason === 'badResponse', reason)

/** The server of the file is no platform: whatever it says, nothing is wrong with the account. */
const ofOurs = (isPassing: boolean, code: string): Failure => ({ class: isPassing ? 'retry' : 'content', code })
