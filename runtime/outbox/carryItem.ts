import { sourceOf } from '../inbound/sourceOf.ts'
import { backoff } from './backoff.ts'
import type { Carrying } from './Carrying.ts'
import { deliver } from './deliver.ts'
import type { OutboxItem } from './OutboxStore.ts'

/** Carries one claimed item out and writes down how it went. Safe to repeat: the other side has an idempotency key, or what it took is known, and our own turn has a source. */
export async function carryItem(item: OutboxItem, carrying: Carrying): Promise<void> {
  if (item.kind === 'message' || item.kind === 'centre') await deliver(item, carrying)
  else await call(item, carrying)
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
