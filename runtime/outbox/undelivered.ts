import type { Arrival } from '../inbound/Arrival.ts'
import { sourceOf } from '../inbound/sourceOf.ts'

/** A message of a node that has an exit for what does not arrive. */
export type Lost = { readonly delivery: string; readonly conversationId: string; readonly node: string }

/** That it did not arrive, as its conversation is told: once, whoever tells. `at`: epoch ms. */
export const undelivered = ({ delivery, conversationId, node }: Lost, reason: string, at: number): Arrival => ({
  source: sourceOf('d', delivery, 'undelivered'),
  at,
  from: { conversationId },
  event: { type: 'undelivered', turn: delivery.slice(0, delivery.lastIndexOf('.')), node, reason },
})
