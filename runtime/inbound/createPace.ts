/** For how long what was done counts, in ms: long enough to be even, short enough to follow a database that becomes slow. */
const MEMORY_MS = 1_000

export type Pace = {
  /** told whenever it changes whether somebody waits: what is done at leisure says nothing of how much can be done */
  readonly waits: (isSo: boolean) => void
  readonly finished: (count: number) => void
  /** ms in which so many are worked off; 0 while nothing is known of it */
  readonly msFor: (count: number) => number
}

/** How quickly a queue is worked off. `now`: ms of a clock that only goes forward. */
export function createPace(now: () => number): Pace {
  let since: number | null = null
  let done = 0
  let ms = 0
  return {
    waits(isSo) {
      since = isSo ? (since ?? now()) : null
    },
    finished(count) {
      if (since === null) return
      const passed = now() - since
      since += passed
      const kept = Math.exp(-passed / MEMORY_MS)
      done = done * kept + count
      ms = ms * kept + passed
    },
    msFor: (count) => (done === 0 ? 0 : (count * ms) / done),
  }
}
