import type { Arrival } from '../inbound/Arrival.ts'
import { sourceOf } from '../inbound/sourceOf.ts'
import type { DueTimer, TimerStore } from './OutboxStore.ts'

/** Decides a timer that is due. Its turn deletes it; one that decided nothing (its conversation moved on) is deleted here. */
export async function fireTimer(
  timer: DueTimer,
  {
    store,
    receive,
    clock,
  }: {
    readonly store: TimerStore
    readonly receive: (arrival: Arrival) => Promise<unknown>
    readonly clock: () => number
  },
): Promise<void> {
  await receive({
    source: sourceOf('t', timer.id),
    // The database's clock is measured again and again, and may go back a little meanwhile.
    at: Math.max(clock(), timer.at),
    from: { conversationId: timer.conversationId },
    event: { type: 'timeout', timer: timer.id },
  })
  await store.remove(timer.id)
}
