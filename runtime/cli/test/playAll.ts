import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { compileRelease } from '../../engine/index.ts'
import { threadOf } from '../../installation.ts'
import { runnable } from '../../proof/check/runnable.ts'
import { runScenario } from '../../proof/scenario/runScenario.ts'
import type { ScenarioResult } from '../../proof/scenario/ScenarioResult.ts'
import type { LoadedRelease } from '../loadRelease.ts'
import type { NamedScenario } from '../playScenarios.ts'

/** What a worker is started with, and what it is handed and hands back: slices of the list. */
export type WorkerStart = Pick<LoadedRelease['release'], 'workspace' | 'hash'> & Pick<PlayOptions, 'isBrief'>
export type Slice = { readonly from: number; readonly scenarios: readonly NamedScenario[] }
export type PlayedSlice = { readonly from: number; readonly results: readonly ScenarioResult[] }

export type PlayOptions = {
  /** of those that pass, nothing is told but that */
  readonly isBrief?: boolean
  readonly threads?: number
}

/**
 * One thread plays 12,000 scenarios of the samples a second. Two workers take 1.5 s of CPU time to start, to load the engine and to copy
 * 10,000 scenarios (0.9 s on one thread): measured on two cores, they are ahead from some 30,000 on.
 */
export const PARALLEL_FROM = 30_000
const SLICE = 500

/**
 * Plays scenarios, on several cores when there are very many. `onPlayed` hears of each in the order of the list, whoever played it. A flow
 * that check refuses is played as far as it can run, so that the conversations that check shows can be played.
 */
export async function playAll(
  release: LoadedRelease['release'],
  scenarios: readonly NamedScenario[],
  onPlayed: (scenario: NamedScenario, result: ScenarioResult) => void,
  { isBrief = false, threads = scenarios.length < PARALLEL_FROM ? 1 : availableParallelism() }: PlayOptions = {},
): Promise<readonly ScenarioResult[]> {
  const workspace = runnable(release.workspace)
  if (threads > 1) return playOnThreads({ workspace, hash: release.hash }, scenarios, onPlayed, threads, isBrief)
  const played = compileRelease(workspace, release.hash)
  return scenarios.map((scenario) => {
    const result = runScenario(played, scenario.flow, scenario.scenario)
    onPlayed(scenario, result)
    return result
  })
}

async function playOnThreads(
  { workspace, hash }: Pick<LoadedRelease['release'], 'workspace' | 'hash'>,
  scenarios: readonly NamedScenario[],
  onPlayed: (scenario: NamedScenario, result: ScenarioResult) => void,
  threads: number,
  isBrief: boolean,
): Promise<readonly ScenarioResult[]> {
  // Scenarios and layouts take no part in a release, and would be most of what is copied.
  const start: WorkerStart = { workspace: { ...workspace, scenarios: {}, layouts: {} }, hash, isBrief }
  const results: ScenarioResult[] = []
  const early = new Map<number, PlayedSlice>()
  let handedOut = 0

  function accept(slice: PlayedSlice): void {
    early.set(slice.from, slice)
    for (let next = early.get(results.length); next !== undefined; next = early.get(results.length)) {
      early.delete(next.from)
      for (const result of next.results) {
        const scenario = scenarios[results.length]
        results.push(result)
        if (scenario !== undefined) onPlayed(scenario, result)
      }
    }
  }
  function takeSlice(): Slice | null {
    if (handedOut >= scenarios.length) return null
    const slice = { from: handedOut, scenarios: scenarios.slice(handedOut, handedOut + SLICE) }
    handedOut += SLICE
    return slice
  }
  const workers = Array.from(
    { length: threads },
    () => new Worker(threadOf('./playWorker', import.meta.url), { workerData: start }),
  )
  try {
    await Promise.all(
      workers.map(
        (worker) =>
          new Promise<void>((resolve, reject) => {
            const handOver = () => {
              const slice = takeSlice()
              if (slice === null) resolve()
              else worker.postMessage(slice)
            }
            worker.on('message', (played: PlayedSlice) => {
              accept(played)
              handOver()
            })
            worker.once('error', reject)
            worker.once('exit', () => reject(new Error('a thread that plays scenarios has ended')))
            handOver()
          }),
      ),
    )
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return results
}
