/** One line of the bench's table. `value` is in `unit`; `ratio` compares with the row that it names, measured in the same run. */
export type BenchRow = {
  readonly part: string
  readonly name: string
  readonly value: number
  readonly unit: 'µs' | 'ms' | 'lines' | 'messages/s' | 'turns/s' | 'bytes' | '×' | '%'
  readonly ratio?: { readonly to: string; readonly is: number }
  readonly p50?: number
  readonly p99?: number
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Microseconds a call, for several functions in turn (A B A B …), so that a machine whose speed drifts slows them all. The median of `rounds`. */
export function microseconds(functions: readonly (() => unknown)[], calls = 4_000, rounds = 9): readonly number[] {
  const times: number[][] = functions.map(() => [])
  for (let round = -2; round < rounds; round += 1) {
    functions.forEach((run, index) => {
      const start = process.hrtime.bigint()
      for (let call = 0; call < calls; call += 1) run()
      const each = Number(process.hrtime.bigint() - start) / calls / 1000
      if (round >= 0) times[index]?.push(each)
    })
  }
  return times.map(median)
}

/** Keeps `inFlight` calls of `send` going until `count` are done, or while `goesOn`. Calls a second, and each one's milliseconds. */
export async function closedLoop(
  count: number,
  inFlight: number,
  send: (index: number) => Promise<unknown>,
  goesOn: () => boolean = () => true,
): Promise<{ readonly perSecond: number; readonly latencies: readonly number[] }> {
  const latencies: number[] = []
  let next = 0
  const started = performance.now()
  const worker = async (): Promise<void> => {
    while (next < count && goesOn()) {
      const index = next
      next += 1
      const at = performance.now()
      await send(index)
      latencies.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  return { perSecond: (latencies.length / (performance.now() - started)) * 1000, latencies }
}
