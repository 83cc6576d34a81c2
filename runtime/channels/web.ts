import type { WebChannel } from '../../schemas/resources.ts'
import type { OutboundMessage } from '../../schemas/wire.ts'
import type { Egress } from '../egress/createEgress.ts'
import { EgressError } from '../egress/EgressError.ts'
import { signatureHeaders } from '../egress/signature.ts'
import { missingName } from '../engine/environmentNames.ts'
import type { Delivery } from '../outbox/Carriers.ts'

/** What `deliverTo` is sent: one message to one customer. */
export type WebDelivery = {
  /** the same again when it is delivered again; also the header `idempotency-key` */
  readonly id: string
  readonly channel: string
  readonly conversationId: string
  /** the customer, by the id that the messages came from */
  readonly to: { readonly id: string }
  readonly message: OutboundMessage
}

const TIMEOUT_MS = 10_000

/** What may pass by itself: too early, too busy, not well. Every other answer of the other side will be the same next time. */
const TEMPORARY = new Set([408, 425, 429])

/** Pushes a message to a web channel's `deliverTo`, signed as a bot's call is when the channel has a secret. `now` is epoch ms. */
export async function deliverToWeb(
  egress: Egress,
  channel: WebChannel,
  delivery: WebDelivery,
  now: number,
): Promise<Delivery> {
  const { deliverTo, secret } = channel
  if (deliverTo === undefined) return final(`Channel "${delivery.channel}" has no deliverTo.`)
  const missing = missingName(deliverTo, secret)
  if (missing !== null)
    return final(
      `${missing} is not set or not listed in USHER_SECRETS; channel "${delivery.channel}" cannot deliver without it.`,
    )
  const body = JSON.stringify(delivery)
  const signature = secret === undefined ? {} : signatureHeaders(secret, { method: 'POST', url: deliverTo, body }, now)
  const headers = { 'content-type': 'application/json', 'idempotency-key': delivery.id, ...signature }
  try {
    const { status } = await egress.call({ method: 'POST', url: deliverTo, headers, body, timeoutMs: TIMEOUT_MS })
    return judged(status)
  } catch (error) {
    if (!(error instanceof EgressError)) throw error
    // What follows the status is of no interest: neither its size nor that it never ends.
    if (error.status !== null) return judged(error.status)
    const isFinal = error.reason !== 'timeout' && error.reason !== 'unreachable' && error.reason !== 'badResponse'
    return { ok: false, leadsTo: isFinal ? 'dead' : 'retry', error: `${error.reason}: ${error.message}` }
  }
}

function judged(status: number): Delivery {
  if (status >= 200 && status < 300) return { ok: true }
  return { ok: false, leadsTo: status < 500 && !TEMPORARY.has(status) ? 'dead' : 'retry', error: `status ${status}` }
}

function final(error: string): Delivery {
  return { ok: false, leadsTo: 'dead', error }
}
