import type { Arrival } from '../inbound/Arrival.ts'
import { sourceOf } from '../inbound/sourceOf.ts'
import { backoff } from './backoff.ts'
import type { Carriers } from './Carriers.ts'
import type { OutboxItem, OutboxStore } from './OutboxStore.ts'

/** A message that could not be delivered for about a day is dead: visible, counted, and revived by hand. */
const MOST_ATTEMPTS = 300

export type Carrying = {
  readonly store: OutboxStore
  readonly carriers: Carriers
  /** decides what a call answered, as any other arrival */
  readonly receive: (arrival: Arrival) => Promise<unknown>
  /** epoch ms */
  readonly clock: () => number
  /** in [0, 1) */
  readonly chance: () => number
}

/** Carries one claimed item out and writes down how it went. Safe to repeat: the other side has an idempotency key, and our own turn a source. */
export async function carryItem(item: OutboxItem, carrying: Carrying): Promise<void> {
  if (item.kind === 'message') await deliver(item, carrying)
  else await call(item, carrying)
}

async function deliver(item: OutboxItem, { store, carriers, clock, chance }: Carrying): Promise<void> {
  const delivery = await carriers.deliver(item)
  const now = clock()
  if (delivery.ok) return store.delivered(item)
  const failures = item.attempts + 1
  const isTooOld = item.expiresAt !== null && now >= item.expiresAt
  if (delivery.isFinal || isTooOld || failures >= MOST_ATTEMPTS) return store.dead(item, now, delivery.error)
  return store.retryAt(item, now + backoff(item.attempts, chance()), delivery.error)
}

/** Whatever a call comes to is an event of the conversation: a bot that fails leads to the node's `failed` exit, never to silence. */
async function call(item: OutboxItem, { store, carriers, receive, clock, chance }: Carrying): Promise<void> {
  const outcome = await carriers.call(item)
  const now = clock()
  if (!outcome.reached) {
    const next = now + backoff(item.attempts, chance())
    if (next < (item.expiresAt ?? now)) return store.retryAt(item, next, 'not reached')
  }
  if (outcome.event !== null) {
    await receive({
      source: sourceOf('c', item.id),
      at: now,
      from: { conversationId: item.conversationId },
      event: outcome.event,
    })
  }
  return store.delivered(item)
}
