import type { Channel } from '../../schemas/resources.ts'
import type { OutboundMessage } from '../../schemas/wire.ts'
import type { Dialing, Egress } from '../egress/createEgress.ts'
import { durationMs } from '../engine/parseDuration.ts'
import type { Delivery, Took } from '../outbox/Carriers.ts'
import type { Progress } from '../outbox/OutboxStore.ts'
import type { Receipt } from '../outbox/Receipt.ts'
import type { AnyAdapter, Failure, Recipient, Send, SendResult } from './Adapter.ts'
import { bubbleName } from './bubbleName.ts'
import type { Connected } from './connect.ts'
import { deliveryOf, isGivenUp, mayNotRepeat, PACED } from './deliveryOf.ts'
import { linkInstead } from './layOut/linkInstead.ts'
import type { Uploads } from './uploads/createUploads.ts'
import { type FileSent, sendFile } from './uploads/sendFile.ts'

const INTERRUPTED: Failure = { class: 'unknown', code: 'interrupted' }

/** What is known of a delivery that is carried on. */
export type CarriedOn = {
  readonly progress: Progress
  readonly took: Took
  /** the customer may be sent approved templates alone */
  readonly isClosed?: boolean
  /** how long a bubble of this name waits to be within the platform's rates, in ms */
  readonly waitMs?: (name: string) => number
  /** gives the platform what it must have to show it */
  readonly uploads?: Uploads
  /** tries that came to nothing before this one */
  readonly failures?: number
  /** told of why a file went as a link */
  readonly fell?: (error: string) => void
}

/**
 * Sends a message as its platform shows it, bubble by bubble, each by a name of its own: the next one when the platform has taken the one before and that is written down. What it has taken
 * is not sent again.
 */
export async function deliverToPlatform(
  egress: Egress & Dialing,
  connected: Connected,
  message: OutboundMessage,
  to: Recipient,
  { progress, took, isClosed = false, waitMs = () => 0, uploads, failures = 0, fell = () => {} }: CarriedOn,
): Promise<Delivery> {
  const { adapter, settings } = connected
  const named = (recipient: Recipient, bubble: number) => ({ ...recipient, delivery: bubbleName(to.delivery, bubble) })
  const bubbleOf = (bubble: number, recipient: Recipient): Send | undefined =>
    adapter.render(message, named(recipient, bubble))[bubble]
  /** By the reply token where there is one, and without it where that is spent. */
  const sendOne = async (made: (to: Recipient) => Send | undefined): Promise<SendResult> => {
    const sendTo = (recipient: Recipient): SendResult | Promise<SendResult> => {
      const send = made(recipient)
      return send === undefined ? { class: 'content', code: null } : adapter.send(send, settings, egress)
    }
    const result = await sendTo(to)
    if (result.class !== 'replyTokenSpent') return result
    const { replyToken: _, ...later } = to
    return sendTo(later)
  }
  const sendShown = async (bubble: number, { shown, holdsMore }: Send): Promise<FileSent> => {
    if (shown.as !== 'media' || holdsMore === true) {
      return { result: await sendOne((recipient) => bubbleOf(bubble, recipient)) }
    }
    const link = { text: linkInstead(shown, adapter.capabilities) }
    return sendFile({
      file: uploads === undefined ? undefined : adapter.upload && uploads.of(connected, shown.media),
      tries: { failures, questions: progress.excused },
      send: (file) => sendOne((recipient) => bubbleOf(bubble, file === undefined ? recipient : { ...recipient, file })),
      sendLink: () => sendOne((recipient) => adapter.render(link, named(recipient, bubble))[0]),
    })
  }

  for (let bubble = progress.sent; ; bubble += 1) {
    const send = bubbleOf(bubble, to)
    if (send === undefined) return { ok: true }
    const isFirst = bubble === progress.sent
    if (isFirst && isGivenUp(progress.doubts)) return { ok: false, leadsTo: 'dead', error: 'unknown' }
    if (isClosed && send.shown.as !== 'template') return { ok: false, leadsTo: 'dead', error: 'windowClosed' }
    // Of a call that was cut off nobody knows either.
    const isRepeatable = adapter.capabilities.idempotent && !mayNotRepeat(settings)
    const isCutOff = isFirst && progress.isInterrupted && !isRepeatable
    const forMs = isCutOff ? 0 : waitMs(bubbleName(to.delivery, bubble))
    if (forMs > 0) return { ok: false, leadsTo: 'wait', forMs, isOfChannel: false, error: PACED }
    const sent: FileSent = isCutOff ? { result: INTERRUPTED } : await sendShown(bubble, send)
    if (sent.result.class === 'notYet') {
      return { ok: false, leadsTo: 'wait', forMs: sent.result.forMs, isOfChannel: false, error: PACED }
    }
    if (sent.result.class !== 'ok') return deliveryOf(sent.result, connected, bubble)
    const receipt = receiptOf(adapter, bubbleName(to.delivery, bubble), bubble, sent.result.externalId, sent.fell)
    if (sent.fell !== undefined) fell(sent.fell)
    const gapMs = send.shown.as === 'media' && sent.fell === undefined ? gapAfterMedia(settings) : 0
    const isLast = bubbleOf(bubble + 1, to) === undefined
    if (isLast && gapMs === 0) return { ok: true, ...(receipt === undefined ? {} : { receipt }) }
    if (!(await took(bubble + 1, receipt))) return { ok: false, leadsTo: 'nothing', error: 'another has it' }
    // A message that has nothing more to send waits as well: the next one to the customer leaves after it, on whatever host.
    if (gapMs > 0) return { ok: false, leadsTo: 'wait', forMs: gapMs, isOfChannel: false, error: PACED }
  }
}

const gapAfterMedia = (settings: Channel): number =>
  settings.kind === 'web' || settings.gapAfterMedia === undefined ? 0 : durationMs(settings.gapAfterMedia)

/** What is written down of a bubble: how its platform will speak of it, and what became of its file, under our own name where the platform has none. */
function receiptOf(
  { capabilities }: Pick<AnyAdapter, 'capabilities'>,
  name: string,
  bubble: number,
  externalId: string | null,
  note: string | undefined,
): Receipt | undefined {
  const told = capabilities.receipts.length > 0 ? externalId : null
  if (note !== undefined) return { bubble, externalId: told ?? name, note }
  return told === null ? undefined : { bubble, externalId: told }
}
