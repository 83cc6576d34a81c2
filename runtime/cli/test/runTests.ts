import { join } from 'node:path'
import { type Coverage, coverageOf } from '../../proof/scenario/coverageOf.ts'
import type { ScenarioResult } from '../../proof/scenario/ScenarioResult.ts'
import type { Io } from '../Command.ts'
import { createPlaces } from '../createPlaces.ts'
import type { LoadedRelease } from '../loadRelease.ts'
import { type NamedScenario, type PlayedScenario, placeResult } from '../playScenarios.ts'
import { count, paint, printLine } from '../print.ts'
import { sayConversation } from '../sayConversation.ts'
import { playAll } from './playAll.ts'
import { printCoverage, type Shortfall, shortfallsOf } from './printCoverage.ts'

export type TestRun = {
  readonly scenarios: readonly NamedScenario[]
  readonly results: readonly ScenarioResult[]
  readonly played: readonly PlayedScenario[]
  readonly summary: { readonly passed: number; readonly failed: number }
  /** ms */
  readonly took: number
}

export type RunOptions = {
  /** failures are not printed as they come */
  readonly isQuiet: boolean
  /** of those that pass, nothing is needed but that */
  readonly isBrief: boolean
}

/** Plays scenarios and prints what fails. */
export async function runTests(
  io: Io,
  folder: string,
  loaded: LoadedRelease,
  scenarios: readonly NamedScenario[],
  { isQuiet, isBrief }: RunOptions,
): Promise<TestRun> {
  const startedAt = performance.now()
  sayWhatCannotRun(io, loaded, scenarios)
  const progress = showProgress(io, scenarios.length)
  const played: PlayedScenario[] = []
  const findPlace = createPlaces(loaded.files)
  const results = await playAll(
    loaded.release,
    scenarios,
    (scenario, result) => {
      const placed = placeResult(findPlace, scenario, result)
      played.push(placed)
      if (!result.passed && !isQuiet) {
        progress.clear()
        printFailure(io, folder, scenario, placed)
      }
      progress.step()
    },
    { isBrief },
  )
  progress.clear()
  const failed = results.filter(({ passed }) => !passed).length
  const took = Math.round(performance.now() - startedAt)
  return { scenarios, results, played, summary: { passed: results.length - failed, failed }, took }
}

function sayWhatCannotRun({ stderr }: Io, { release }: LoadedRelease, scenarios: readonly NamedScenario[]): void {
  for (const flow of new Set(scenarios.map((scenario) => scenario.flow))) {
    const compiled = release.flow(flow)
    const [first] = compiled.ok ? [] : compiled.issues
    if (first === undefined) continue
    printLine(stderr, `${flow} cannot be published and is played as far as it can run: ${first.message}`)
  }
}

export function printSummary({ stdout }: Io, folder: string, { summary, took, played }: TestRun): void {
  const { passed, failed } = summary
  const outcome =
    failed === 0
      ? paint(stdout, 'green', `${passed} passed`)
      : `${passed} passed, ${paint(stdout, 'red', `${failed} failed`)}`
  printLine(
    stdout,
    played.length === 0
      ? `No scenarios in ${folder}. Write them in <flow>.scenarios.json.`
      : `${count(played.length, 'scenario')} in ${took} ms: ${outcome}`,
  )
}

export type CoverageRun = { readonly coverages: readonly Coverage[]; readonly shortfalls: readonly Shortfall[] }

/** What a run covers: of every flow, or of those that it played. Thresholds are not held against a part of the scenarios. */
export function coverRun(
  { release }: LoadedRelease,
  { scenarios, results }: TestRun,
  isFiltered: boolean,
): CoverageRun {
  const { workspace } = release
  const played = results.map((result, index) => ({ ...result, flow: scenarios[index]?.flow ?? '' }))
  const flows = isFiltered ? [...new Set(scenarios.map(({ flow }) => flow))] : Object.keys(workspace.flows).sort()
  const coverages = flows.map((flow) => coverageOf(workspace, flow, played))
  return { coverages, shortfalls: isFiltered ? [] : shortfallsOf(workspace, coverages) }
}

export function printCoverRun(io: Io, { coverages, shortfalls }: CoverageRun): void {
  printLine(io.stdout)
  printCoverage(io, coverages, shortfalls)
}

function printFailure(
  io: Io,
  folder: string,
  { scenario }: NamedScenario,
  { flow, name, file, at, failures, conversation }: PlayedScenario,
): void {
  const say = (text = '') => printLine(io.stdout, text)
  say(`${paint(io.stdout, 'red', 'failed')} ${paint(io.stdout, 'bold', `${flow}: ${name}`)}`)
  for (const line of sayConversation(conversation, at)) say(`    ${line}`)
  for (const { step, expected, got, line, column } of failures) {
    const which = step < scenario.steps.length ? `step ${step + 1}` : 'after the last step'
    say(`  ${join(folder, file)}:${line}:${column} ${which}`)
    say(`    ${paint(io.stdout, 'green', 'expected')}  ${expected}`)
    say(`    ${paint(io.stdout, 'red', 'got')}       ${got}`)
  }
  say()
}

/** Often enough to be seen to move. */
const SHOWN_EVERY = 50

/** A line on a terminal that counts; anywhere else nothing. */
function showProgress({ stderr }: Io, total: number): { readonly step: () => void; readonly clear: () => void } {
  if (stderr.isTTY !== true) return { step: () => {}, clear: () => {} }
  let done = 0
  return {
    step: () => {
      done += 1
      if (done % SHOWN_EVERY === 0) stderr.write(`\r${done} of ${total}`)
    },
    clear: () => stderr.write('\r\u001b[K'),
  }
}
