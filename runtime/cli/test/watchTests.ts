import { AppError } from '../../AppError.ts'
import type { ScenarioResult } from '../../proof/scenario/ScenarioResult.ts'
import { loadWorkspace } from '../../releases/loadWorkspace.ts'
import { watchWorkspace } from '../../releases/watchWorkspace.ts'
import type { Io } from '../Command.ts'
import { EXIT_CODES, type ExitCode } from '../exitCodes.ts'
import { type LoadedRelease, loadRelease } from '../loadRelease.ts'
import { findScenarios, type NamedScenario } from '../playScenarios.ts'
import { count, printError, printLine } from '../print.ts'
import { createIsAffected } from './isAffected.ts'
import { coverRun, printCoverRun, printSummary, runTests, type TestRun } from './runTests.ts'

export type WatchOptions = { readonly filters: readonly string[]; readonly isCovering: boolean }

/** A result may be kept for many runs, and be covered in a later one. */
const WATCHED = { isQuiet: false, isBrief: false }

type Known = { readonly loaded: LoadedRelease; readonly run: TestRun }

/** Plays the scenarios, and again what a change of the files may have changed, until the first SIGINT or SIGTERM. Ends as the last run did. */
export async function watchTests(io: Io, folder: string, { filters, isCovering }: WatchOptions): Promise<ExitCode> {
  let known: Known | null = null
  let code: ExitCode = EXIT_CODES.ok

  async function again(): Promise<void> {
    if (io.stdout.isTTY === true) io.stdout.write('\u001b[2J\u001b[3J\u001b[H')
    try {
      const loaded = await loadRelease(io, folder)
      known = await playChanged(io, folder, loaded, findScenarios(loaded, filters), known)
      printSummary(io, folder, known.run)
      const covered = isCovering ? coverRun(loaded, known.run, filters.length > 0) : null
      if (covered !== null) printCoverRun(io, covered)
      const isGood = known.run.summary.failed === 0 && (covered === null || covered.shortfalls.length === 0)
      code = isGood ? EXIT_CODES.ok : EXIT_CODES.problems
    } catch (error) {
      // A file is being written: it is told, and the next change mends it.
      if (!(error instanceof AppError)) throw error
      printError(io.stderr, error, {})
      code = EXIT_CODES.unreadable
    }
    printLine(io.stdout, `watching ${folder}; Ctrl+C ends`)
  }

  // A folder that cannot be read ends it; files in it that cannot are waited for.
  await loadWorkspace(folder)
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  // First the watch, then the first run: what is changed meanwhile is not missed.
  let running = Promise.resolve()
  const next = () => {
    running = running.then(again)
    return running
  }
  const watcher = await watchWorkspace(folder, next)
  await next()
  await stopped
  await watcher.close()
  return code
}

/** Results that nothing can have changed are kept; failures among them are not printed again. */
async function playChanged(
  io: Io,
  folder: string,
  loaded: LoadedRelease,
  scenarios: readonly NamedScenario[],
  known: Known | null,
): Promise<Known> {
  if (known === null) return { loaded, run: await runTests(io, folder, loaded, scenarios, WATCHED) }
  const isAffected = createIsAffected(known.loaded.release.workspace, loaded.release.workspace)
  const kept = new Map<string, number>()
  known.run.scenarios.forEach((scenario, index) => {
    // What failed is played again too: its failure should stay on the screen.
    if (known.run.results[index]?.passed === true) kept.set(keyOf(scenario), index)
  })
  const due = scenarios.filter((scenario) => !kept.has(keyOf(scenario)) || isAffected(scenario))
  const fresh = await runTests(io, folder, loaded, due, WATCHED)
  printLine(io.stdout, `${count(due.length, 'scenario')} played again`)
  return { loaded, run: mergeRuns(scenarios, known.run, kept, fresh) }
}

const keyOf = ({ flow, name }: NamedScenario): string => `${flow}\n${name}`

function mergeRuns(
  scenarios: readonly NamedScenario[],
  old: TestRun,
  kept: ReadonlyMap<string, number>,
  fresh: TestRun,
): TestRun {
  const again = new Map(fresh.scenarios.map((scenario, index) => [keyOf(scenario), index]))
  const results: ScenarioResult[] = []
  const played: TestRun['played'][number][] = []
  for (const scenario of scenarios) {
    const at = again.get(keyOf(scenario))
    const run = at === undefined ? old : fresh
    const index = at ?? kept.get(keyOf(scenario)) ?? -1
    const [result, told] = [run.results[index], run.played[index]]
    if (result === undefined || told === undefined) continue
    results.push(result)
    played.push(told)
  }
  const failed = results.filter(({ passed }) => !passed).length
  return { scenarios, results, played, summary: { passed: results.length - failed, failed }, took: fresh.took }
}
