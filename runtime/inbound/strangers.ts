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
 * Supposes who writes for the first time: a wrong guess costs a turn a trip to the database, a right one saves it. Threads that this host has met are no strangers; of the others
 * it is supposed as long as it held for most of those before them. After a restart, say, when everybody is new to the host and few to the database, it soon is not.
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
      if (met.size > REMEMBERED) for (const oldest of met) return void met.delete(oldest)
    },
  }
}
