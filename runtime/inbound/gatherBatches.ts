import { createPace } from './createPace.ts'

/** How arrivals are gathered. `keyOf` names what must not be decided twice at once; `kindOf`, asked when a batch is made, what must not share one. */
export type Gathering<In, Out, Kind> = {
  /** batches under way at once */
  readonly lanes: number
  readonly keyOf: (item: In) => string
  readonly kindOf: (item: In, key: string) => Kind
  readonly run: (items: readonly In[], kind: Kind) => Promise<readonly PromiseSettledResult<Out>[]>
  /** ms of a clock that only goes forward */
  readonly now?: () => number
}

/** Why an item is not taken in: too much is waiting, or too much of its key. */
export type Refusal = 'overload' | 'tooMany'

/** How it goes, for those who watch. */
export type Progress = {
  /** items that wait for a batch */
  readonly waiting: number
  /** ms for which the oldest of them that could be decided has waited */
  readonly oldestMs: number
  /** ms since a batch ended; 0 while nothing waits and none is under way */
  readonly stillMs: number
}

type Waiting<In, Out> = {
  readonly item: In
  readonly key: string
  readonly since: number
  readonly resolve: (out: Out) => void
  readonly reject: (error: unknown) => void
}

/** Large enough to share a commit well, small enough that its statements stay short and a late comer waits little. */
const BATCH_SIZE = 64
/** So few are not divided: every batch costs a round trip and a commit of its own. */
const SMALL_BATCH = 16
/**
 * While more than these are under way and waiting, another lane begins with a whole small batch or not at all: a flood over sockets comes in by drops, and a lane for each drop
 * made batches of 10 where 16 were to be had (32 in flight), which costs the host a fifth more of its processor a message.
 */
const FEW = 8
/** Beyond this the queue grows faster than it is worked off: who comes now is better told to come again than answered when nobody waits any more. */
const OVERLOAD_MS = 1_000
const RELIEF_MS = 500
/** Of one key, such as a sender who floods: the others must not wait for it. */
const MOST_OF_A_KEY = 64

/**
 * Gathers what arrives while a batch is under way into the next one: a lone message waits for nobody, a flood shares round trips and
 * commits. Items of one key are decided one at a time, in the order in which they came.
 */
export function gatherBatches<In, Out, Kind extends string>({
  lanes,
  keyOf,
  kindOf,
  run,
  now = () => performance.now(),
}: Gathering<In, Out, Kind>) {
  let waiting: Waiting<In, Out>[] = []
  const busyKeys = new Set<string>()
  let running = 0
  /** arrivals of the batches under way */
  let underWay = 0
  const pace = createPace(now)
  let isScheduled = false
  let isOverloaded = false
  let endedAt = now()
  const waitingOf = new Map<string, number>()
  let idle: (() => void)[] = []

  /** The next batch: the first of every free key, all of the first one's kind; null when no key is free. */
  function nextBatch(): { readonly batch: readonly Waiting<In, Out>[]; readonly kind: Kind } | null {
    const batch: Waiting<In, Out>[] = []
    const rest: Waiting<In, Out>[] = []
    const passed = new Set<string>()
    let kind: Kind | null = null
    // Divided among the free lanes, so that one batch is decided while the database writes another.
    const size = Math.min(BATCH_SIZE, Math.max(SMALL_BATCH, Math.ceil(waiting.length / (lanes - running))))
    let index = 0
    for (; index < waiting.length && batch.length < size; index += 1) {
      const candidate = waiting[index] as Waiting<In, Out> // within its bounds
      const { key, item } = candidate
      const isFree = !busyKeys.has(key) && !passed.has(key)
      const own = isFree ? kindOf(item, key) : null
      if (own !== null && (kind === null || kind === own)) {
        kind = own
        batch.push(candidate)
        busyKeys.add(key)
        count(key, -1)
      } else {
        rest.push(candidate)
      }
      passed.add(key)
    }
    // Those behind a full batch are not looked at: thousands may wait.
    waiting = rest.concat(waiting.slice(index))
    return kind === null ? null : { batch, kind }
  }

  async function runOne(batch: readonly Waiting<In, Out>[], kind: Kind): Promise<void> {
    const items = batch.map(({ item }) => item)
    const results = await run(items, kind).catch((reason: unknown) =>
      batch.map((): PromiseSettledResult<Out> => ({ status: 'rejected', reason })),
    )
    batch.forEach(({ key, resolve, reject }, index) => {
      busyKeys.delete(key)
      const result = results[index]
      if (result?.status === 'fulfilled') resolve(result.value)
      else reject(result?.reason)
    })
  }

  function pump(): void {
    while (running < lanes && waiting.length > 0) {
      if (running > 0 && waiting.length < SMALL_BATCH && underWay + waiting.length > FEW) return
      const next = nextBatch()
      if (next === null) return
      running += 1
      pace.waits(waiting.length > 0)
      underWay += next.batch.length
      void runOne(next.batch, next.kind).then(() => {
        running -= 1
        underWay -= next.batch.length
        endedAt = now()
        pace.finished(next.batch.length)
        pace.waits(waiting.length > 0)
        schedule()
        if (running === 0 && waiting.length === 0) for (const done of idle.splice(0)) done()
      })
    }
  }

  /** At the end of this turn of the event loop: what came in the same packet, or answers the same batch, goes together. */
  function schedule(): void {
    if (isScheduled) return
    isScheduled = true
    setImmediate(() => {
      isScheduled = false
      pump()
    })
  }

  function count(key: string, by: number): void {
    const left = (waitingOf.get(key) ?? 0) + by
    if (left > 0) waitingOf.set(key, left)
    else waitingOf.delete(key)
  }

  /** Whether what can be sent again is refused just now: begins late and ends early, so that it does not flicker. */
  function overload(): boolean {
    // Whoever comes waits for all who wait, which may be longer than the oldest has waited so far. A few batches say nothing.
    const ahead = waiting.length > BATCH_SIZE * lanes ? pace.msFor(waiting.length) : 0
    isOverloaded = Math.max(oldestMs(), ahead) > (isOverloaded ? RELIEF_MS : OVERLOAD_MS)
    return isOverloaded
  }

  /** Those whose key is under way wait for that, and say nothing of the load. */
  function oldestMs(): number {
    const oldest = waiting.find(({ key }) => !busyKeys.has(key))
    return oldest === undefined ? 0 : now() - oldest.since
  }

  return {
    isOverloaded: overload,
    /** Null: it may come in. Asked of what can be sent again; what cannot is taken in whatever the load. */
    refusalOf(item: In): Refusal | null {
      if ((waitingOf.get(keyOf(item)) ?? 0) >= MOST_OF_A_KEY) return 'tooMany'
      return overload() ? 'overload' : null
    },
    receive: (item: In): Promise<Out> =>
      new Promise((resolve, reject) => {
        const key = keyOf(item)
        if (waiting.length === 0 && running === 0) endedAt = now()
        waiting.push({ item, key, since: now(), resolve, reject })
        count(key, 1)
        schedule()
      }),
    progress: (): Progress => ({
      waiting: waiting.length,
      oldestMs: oldestMs(),
      stillMs: waiting.length === 0 && running === 0 ? 0 : now() - endedAt,
    }),
    drain: (): Promise<void> =>
      new Promise((resolve) => {
        if (running === 0 && waiting.length === 0) resolve()
        else idle = [...idle, resolve]
      }),
  }
}
