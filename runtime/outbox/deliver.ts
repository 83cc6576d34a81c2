import { sourceOf } from '../inbound/sourceOf.ts'
import { backoff } from './backoff.ts'
import type { Carrying } from './Carrying.ts'
import { handedOver, isHandOver } from './handedOver.ts'
import type { OutboxItem } from './OutboxStore.ts'
import { undelivered } from './undelivered.ts'

/** A message that could not be delivered for about a day is dead: visible, counted, and revived by hand. */
const MOST_ATTEMPTS = 300

/** Has a message delivered, and writes down what became of it. */
export async function deliver(item: OutboxItem, carrying: Carrying): Promise<void> {
  const { store, carriers, pauses, receive, clock, chance } = carrying
  /** The flow may go on by another way; it is told before, so that it is in any case. */
  const die = async (now: number, error: string): Promise<void> => {
    const { node } = item.payload as { readonly node?: string } // written by enact
    if (isHandOver(item)) await receive(handedOver(item, now, error))
    if (node !== undefined) await receive(undelivered({ ...item, delivery: item.id, node }, error, now))
    return store.dead(item, now, error)
  }
  const until = pauses.get(item.target) ?? 0
  // One that was cut off may have arrived, which must not be forgotten over the pause; it makes no call.
  if (clock() < until && !item.progress.isInterrupted) return store.retryAt(item, until, 'throttled', 'throttled')
  const delivery = await carriers.deliver(item, (sent, receipt) => store.took(item, sent, receipt))
  const now = clock()
  if (delivery.ok) {
    // Before it is gone from here, for it must be theirs in any case.
    if (isHandOver(item) && delivery.isMoot !== true) await receive(handedOver(item, now))
    return store.delivered(item, delivery.receipt)
  }
  const { error } = delivery
  const isTooOld = item.expiresAt !== null && now >= item.expiresAt
  if (isTooOld && delivery.leadsTo !== 'nothing') return die(now, error)
  switch (delivery.leadsTo) {
    case 'nothing':
      return
    case 'wait':
      if (delivery.isOfChannel) pauses.set(item.target, now + delivery.forMs)
      return store.retryAt(item, now + delivery.forMs, error, 'throttled')
    case 'doubt':
      return store.retryAt(item, now + delivery.forMs, error, { doubted: delivery.bubble })
    case 'retry': {
      const failures = item.attempts - item.progress.excused
      if (failures + 1 >= MOST_ATTEMPTS) return die(now, error)
      return store.retryAt(item, now + backoff(failures, chance()), error)
    }
    case 'dead': {
      const { mark } = delivery
      if (mark !== undefined) {
        await receive({
          source: sourceOf('d', item.id),
          at: now,
          from: { conversationId: item.conversationId },
          event: { type: 'consentTold', word: mark, isAnswered: true },
        })
        await store.giveUp(item.target, item.address, now, error)
      }
      return die(now, error)
    }
  }
}
