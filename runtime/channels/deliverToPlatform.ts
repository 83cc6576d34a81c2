import type { OutboundMessage } from '../../schemas/wire.ts'
import type { Egress } from '../egress/createEgress.ts'
import type { Delivery } from '../outbox/Carriers.ts'
import type { Recipient } from './Adapter.ts'
import type { Connected } from './connect.ts'
import { deliveryOf } from './deliveryOf.ts'

/** Sends a message as its platform shows it, bubble by bubble: the next one when the platform took the one before. */
export async function deliverToPlatform(
  egress: Egress,
  { adapter, settings }: Connected,
  message: OutboundMessage,
  to: Recipient,
): Promise<Delivery> {
  for (const send of adapter.render(message, to)) {
    const delivery = deliveryOf(await adapter.send(send, settings, egress))
    if (!delivery.ok) return delivery
  }
  return { ok: true }
}
