import { settledWithin } from '../settledWithin.ts'

/** Work that becomes due: claimed under a lease, done, and claimed again by somebody else when whoever had it died. */
export type Work<Item> = {
  readonly claimDue: (now: number, limit: number, leaseUntil: number) => Promise<readonly Item[]>
  /** gives what is under way more time */
  readonly renew: (items: readonly Item[], leaseUntil: number) => Promise<void>
  /** epoch ms of the next due item; null when there is none */
  readonly nextDueAt: () => Promise<number | null>
  readonly run: (item: Item) => Promise<void>
  /** calls back when there may be new work; gives the way to stop that */
  readonly onWake: (wake: () => void) => () => void
  /** told of what `run` or the database threw; the item comes back when its lease ends */
  readonly failed: (error: unknown) => void
  /** epoch ms */
  readonly clock: () => number
}

/** Items under way at a time. */
const AT_ONCE = 32
/** What a host that died was carrying is taken up after this; who lives renews it in time. */
const LEASE_MS = 8_000
const RENEW_MS = 2_000
/** Wakes may be lost; this often the database is asked in any case. */
const LONGEST_SLEEP_MS = 5_000
/** What is due but somebody else's (its conversation has an older item under way) is looked for again after this. */
const MIN_SLEEP_MS = 50
/** What takes longer when the host ends is taken up by another, or at the next start. */
const CLOSE_MS = 2_000
/** After an error of the database. */
const PAUSE_MS = 1_000

/** Does work as it becomes due until closed. `close` waits for the items under way. */
export type Worker = {
  /** ms for which its loop has not come round */
  readonly stillMs: () => number
  /** claims nothing more, waits some seconds for what is under way, and gives the rest back */
  readonly close: () => Promise<void>
}

export function createWorker<Item>(work: Work<Item>): Worker {
  const underWay = new Map<Promise<void>, Item>()
  let isClosed = false
  let isWoken = false
  let roundAt = performance.now()
  let wakeUp = (): void => {}
  const wake = (): void => {
    isWoken = true
    wakeUp()
  }
  const stopListening = work.onWake(wake)

  function start(item: Item): void {
    const doing = work
      .run(item)
      .catch(work.failed)
      .then(() => {
        underWay.delete(doing)
        wake()
      })
    underWay.set(doing, item)
  }

  /** Claims what there is room for; gives how long nothing more is due. */
  async function claim(): Promise<number> {
    const room = AT_ONCE - underWay.size
    if (room === 0) return LONGEST_SLEEP_MS
    const now = work.clock()
    const items = await work.claimDue(now, room, now + LEASE_MS)
    for (const item of items) start(item)
    if (items.length > 0) return 0
    const next = await work.nextDueAt()
    return next === null ? LONGEST_SLEEP_MS : Math.min(LONGEST_SLEEP_MS, Math.max(MIN_SLEEP_MS, next - work.clock()))
  }

  const loop = async (): Promise<void> => {
    while (!isClosed) {
      isWoken = false
      roundAt = performance.now()
      const pause = await claim().catch((error: unknown) => {
        work.failed(error)
        return PAUSE_MS
      })
      if (pause > 0 && !isWoken && !isClosed) await sleep(pause)
    }
  }
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const renewing = setInterval(() => {
    if (underWay.size > 0) work.renew([...underWay.values()], work.clock() + LEASE_MS).catch(work.failed)
  }, RENEW_MS)
  const running = loop()
  return {
    // Its longest sleep is no standing still.
    stillMs: () => Math.max(0, performance.now() - roundAt - LONGEST_SLEEP_MS),
    close: async () => {
      isClosed = true
      stopListening()
      wakeUp()
      await settledWithin(CLOSE_MS, Promise.all([running, ...underWay.keys()]))
      clearInterval(renewing)
      if (underWay.size > 0) await settledWithin(CLOSE_MS, work.renew([...underWay.values()], work.clock()))
    },
  }
}
