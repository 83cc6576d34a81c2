/** So many threads are remembered, at about 100 bytes each. */
const REMEMBERED = 100_000
/** How much one sender weighs in the share of strangers among the senders nobody remembers. */
const WEIGHT = 0.05

export type Strangers = {
  /** whether the sender of this thread is supposed to have never written before */
  readonly isSupposed: (thread: string) => boolean
  /** what turned out to be so */
  readonly learn: (thread: string, wasStranger: boolean) => void
}

/**
 * Supposes who writes for the first time. A right guess saves a turn a trip to the database, a wrong one costs it one.
 * A thread that this host has met is no stranger. Any other is supposed to be one as long as most of those before it were.
 * After a restart everybody is new to the host and few to the database: it soon stops supposing.
 */
export function createStrangers(): Strangers {
  const met = new Set<string>()
  let share = 1
  return {
    isSupposed: (thread) => share > 0.5 && !met.has(thread),
    learn: (thread, wasStranger) => {
      if (met.has(thread)) return
      share += WEIGHT * (Number(wasStranger) - share)
      met.add(thread)
      const [oldest] = met.size > REMEMBERED ? met : []
      if (oldest !== undefined) met.delete(oldest)
    },
  }
}
