import type { HostEvents } from '../inbound/HostEvents.ts'
import type { Agent, QueueItem, QueueStore, Relaxations } from './QueueStore.ts'

export type Claim = {
  readonly queues: readonly string[]
  readonly agent: Agent
  readonly leaseMs: number
  /** how long to wait for an item when there is none */
  readonly waitMs: number
  /** asked again at every try: a release may go live meanwhile */
  readonly relaxations: () => Relaxations
}

/** What nobody tells: skills that are dropped after a while, a preference that ends, another host's news that was lost. */
const POLL_MS = 2_000

/**
 * The first item that the agent may have, waiting for one if there is none; null when the time is over or `gone` is aborted. An item that was
 * claimed for somebody who has gone meanwhile is given back to its place.
 */
export async function claimNext(
  { queues, events, clock }: { readonly queues: QueueStore; readonly events: HostEvents; readonly clock: () => number },
  { queues: from, agent, leaseMs, waitMs, relaxations }: Claim,
  gone: AbortSignal,
): Promise<QueueItem | null> {
  const until = performance.now() + waitMs
  // Listening begins before the first try, so that nothing falls between a try and the wait.
  const bell = createBell(events, gone)
  try {
    for (;;) {
      bell.hush()
      const now = clock()
      const item = await queues.claim(from, agent, now, now + leaseMs, relaxations())
      if (item !== null && gone.aborted) await queues.release(item.id, agent.id, clock())
      else if (item !== null) return item
      const left = until - performance.now()
      if (gone.aborted || left <= 0) return null
      await bell.ring(Math.min(left, POLL_MS))
    }
  } finally {
    bell.remove()
  }
}

/** Rings when there may be something in a queue, or nobody waits any more. */
function createBell(events: HostEvents, gone: AbortSignal) {
  let hasRung = false
  let wake = () => {}
  const strike = () => {
    hasRung = true
    wake()
  }
  const unsubscribe = events.subscribe((event) => {
    if (event.type === 'wake' && event.what === 'queues') strike()
  })
  gone.addEventListener('abort', strike)
  return {
    hush(): void {
      hasRung = false
    },
    ring: (withinMs: number): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, withinMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
        if (hasRung || gone.aborted) wake()
      }),
    remove(): void {
      unsubscribe()
      gone.removeEventListener('abort', strike)
    },
  }
}
