/** How arrivals are gathered. `keyOf` names what must not be decided twice at once; `laneOf` what must not share a batch. */
export type Gathering<In, Out> = {
  readonly lanes: number
  readonly keyOf: (item: In) => string
  readonly laneOf: (item: In) => string
  readonly run: (items: readonly In[]) => Promise<readonly PromiseSettledResult<Out>[]>
}

type Waiting<In, Out> = {
  readonly item: In
  readonly key: string
  readonly lane: string
  readonly resolve: (out: Out) => void
  readonly reject: (error: unknown) => void
}

/** Large enough to share a commit well, small enough that its statements stay short and a late comer waits little. */
const BATCH_SIZE = 64

/**
 * Gathers what arrives while a batch is under way into the next one: a lone message waits for nobody, a flood shares round trips and
 * commits. Items of one key are decided one at a time, in the order in which they came.
 */
export function gatherBatches<In, Out>({ lanes, keyOf, laneOf, run }: Gathering<In, Out>) {
  let waiting: Waiting<In, Out>[] = []
  const busyKeys = new Set<string>()
  let running = 0
  let isScheduled = false
  let idle: (() => void)[] = []

  /** The next batch: the first of every free key, all of the first one's lane. */
  function nextBatch(): readonly Waiting<In, Out>[] {
    const batch: Waiting<In, Out>[] = []
    const rest: Waiting<In, Out>[] = []
    const passed = new Set<string>()
    for (const candidate of waiting) {
      const { key, lane } = candidate
      const fits = batch.length < BATCH_SIZE && (batch[0] === undefined || batch[0].lane === lane)
      if (fits && !busyKeys.has(key) && !passed.has(key)) {
        batch.push(candidate)
        busyKeys.add(key)
      } else {
        rest.push(candidate)
      }
      passed.add(key)
    }
    waiting = rest
    return batch
  }

  async function runOne(batch: readonly Waiting<In, Out>[]): Promise<void> {
    const results = await run(batch.map(({ item }) => item)).catch((reason: unknown) =>
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
      const batch = nextBatch()
      if (batch.length === 0) return
      running += 1
      void runOne(batch).then(() => {
        running -= 1
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

  return {
    receive: (item: In): Promise<Out> =>
      new Promise((resolve, reject) => {
        waiting.push({ item, key: keyOf(item), lane: laneOf(item), resolve, reject })
        schedule()
      }),
    drain: (): Promise<void> =>
      new Promise((resolve) => {
        if (running === 0 && waiting.length === 0) resolve()
        else idle = [...idle, resolve]
      }),
  }
}
