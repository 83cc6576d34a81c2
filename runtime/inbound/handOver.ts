import type { MessageEvent } from '../engine/state/event.ts'
import { centreOf } from './contactCentre.ts'
import type { Decided } from './Decided.ts'
import type { NewOutboxItem, NewQueueItem, StoredConversation } from './TurnStore.ts'

type Enqueued = StoredConversation['lastEnqueued']

/** What an item on its way to a contact centre holds. */
export type ToCentre = {
  readonly from: { readonly channel: string; readonly address: string; readonly name: string | null }
} & (
  | {
      /** the conversation itself, as it stood after so many turns, in this queue */
      readonly handOver: { readonly queue: string; readonly turns: number }
    }
  | { readonly forward: Pick<MessageEvent, 'text' | 'attachments' | 'location'> }
)

/** Where the conversation was enqueued last, and the contact centre that it goes to from there. */
export function enqueuedOf({ arrival: { event }, taken, live }: Decided, item: NewQueueItem | null): Enqueued {
  const { lastEnqueued } = taken.conversation
  if (item === null) return lastEnqueued
  const { queue, skills, priority } = item
  if (item.claim !== undefined) {
    // What they write past us needs nothing of us.
    const centre = 'elsewhere' in event ? null : centreOf(item.claim.agent)
    return centre === null ? lastEnqueued : { queue, skills, priority, handOver: centre }
  }
  const handOver = event.type === 'handedOver' ? undefined : live.workspace.queues[queue]?.handOver
  return { queue, skills, priority, ...(handOver === undefined ? {} : { handOver }) }
}

/**
 * What goes to the contact centre: the conversation when it is enqueued, and after it what the customer writes, in an order of their own: whether anything reaches the customer holds up neither.
 * Who has the conversation when an item is carried says whether it goes.
 */
export function centreItems(decided: Decided, enqueued: Enqueued, turns: number): readonly NewOutboxItem[] {
  const { arrival, begun, taken, turnId } = decided
  const { event, at: dueAt } = arrival
  const target = enqueued?.handOver
  if (target === undefined) return []
  const { channel, address } = begun.sender
  const from = { channel, address, name: taken.contact.name ?? null }
  const item = (kind: NewOutboxItem['kind'], payload: ToCentre): readonly NewOutboxItem[] => [
    { id: `${turnId}.h`, kind, target, payload, dueAt, expiresAt: null },
  ]
  if (taken.effects.some(({ type }) => type === 'enqueue')) {
    // Within one platform the last words come before the change of hands.
    const kind = channel === target ? 'message' : 'centre'
    return item(kind, { from, handOver: { queue: enqueued?.queue ?? '', turns } })
  }
  const isTheirs = taken.handledBy === 'agent' || taken.handledBy === 'queue'
  // The customers of the contact centre's own channel write to it anyway.
  if (event.type !== 'message' || !isTheirs || channel === target) return []
  const { text, attachments, location } = event
  const forward = {
    text,
    ...(attachments === undefined ? {} : { attachments }),
    ...(location === undefined ? {} : { location }),
  }
  return item('centre', { from, forward })
}
