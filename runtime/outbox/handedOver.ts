import type { Arrival } from '../inbound/Arrival.ts'
import { sourceOf } from '../inbound/sourceOf.ts'
import type { OutboxItem } from './OutboxStore.ts'

/** Whether an item hands a conversation over to a contact centre. */
export const isHandOver = ({ payload }: Pick<OutboxItem, 'payload'>): boolean =>
  typeof payload === 'object' && payload !== null && 'handOver' in payload

/** What the contact centre made of it, as its conversation is told: once. `at`: epoch ms. */
export const handedOver = (
  { id, target, conversationId }: Pick<OutboxItem, 'id' | 'target' | 'conversationId'>,
  at: number,
  refused?: string,
): Arrival => ({
  source: sourceOf('d', id, refused === undefined ? 'handedOver' : 'refused'),
  at,
  from: { conversationId },
  event: { type: 'handedOver', to: target, ...(refused === undefined ? {} : { refused }) },
})
