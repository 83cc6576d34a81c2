import { join } from 'node:path'
import type { Scenario } from '../../../schemas/scenarios.ts'
import { AppError } from '../../AppError.ts'
import { formatFile } from '../../engine/files/formatFile.ts'
import { nearest } from '../../engine/files/nearest.ts'
import { generateScenarios, MOST_GIVES } from '../../proof/explore/generateScenarios.ts'
import type { CoveredExit } from '../../proof/scenario/coverageOf.ts'
import type { Io } from '../Command.ts'
import { EXIT_CODES, type ExitCode } from '../exitCodes.ts'
import type { LoadedRelease } from '../loadRelease.ts'
import { findScenarios } from '../playScenarios.ts'
import { count, paint, printLine } from '../print.ts'
import { playAll } from './playAll.ts'
import { saveScenarios } from './saveScenarios.ts'

export type GenerateOptions = {
  /** all when there are none */
  readonly flows: readonly string[]
  readonly isDryRun: boolean
  readonly isJson: boolean
}

type Generated = {
  readonly flow: string
  readonly scenarios: { readonly [name: string]: Scenario }
  readonly unreached: readonly CoveredExit[]
  readonly isComplete: boolean
}

/** Writes scenarios for every exit that none takes yet. Throws `badRequest` for a flow that is not there. */
export async function generateTests(
  io: Io,
  folder: string,
  { release }: LoadedRelease,
  { flows, isDryRun, isJson }: GenerateOptions,
): Promise<ExitCode> {
  const { workspace } = release
  const known = Object.keys(workspace.flows).sort()
  for (const flow of flows) if (!known.includes(flow)) throw unknownFlow(flow, known)
  const scenarios = findScenarios({ release }, [])
  const results = await playAll(release, scenarios, () => {})
  const played = results.map((result, index) => ({ ...result, flow: scenarios[index]?.flow ?? '' }))
  const generated = (flows.length === 0 ? known : flows).map(
    (flow): Generated => ({ flow, ...generateScenarios(release, flow, played) }),
  )
  // Everything is on disk before a word is printed: who reads us may stop reading (`| head`).
  for (const { flow, scenarios: made } of generated) {
    if (!isDryRun && Object.keys(made).length > 0) await saveScenarios(folder, workspace, flow, made)
  }
  if (isJson) printLine(io.stdout, JSON.stringify({ generated }, null, 2))
  for (const { flow, scenarios: made, unreached, isComplete } of generated) {
    const names = Object.keys(made)
    if (isJson) continue
    const path = join(folder, `${flow}.scenarios.json`)
    if (names.length > 0 && isDryRun) io.stdout.write(formatFile('scenarios', { flow, scenarios: made }))
    else if (names.length > 0) {
      printLine(
        io.stdout,
        `${paint(io.stdout, 'green', count(names.length, 'scenario'))} written to ${path}; keep or bin each:`,
      )
      for (const name of names) printLine(io.stdout, `  ${name}`)
    } else if (unreached.length === 0) printLine(io.stderr, `${flow}: every exit is covered`)
    if (unreached.length === 0) continue
    const why = isComplete
      ? `no conversation of up to ${MOST_GIVES} steps was found that takes`
      : 'the search ended before it found a way to'
    printLine(io.stderr, `${flow}: ${why} ${unreached.map(({ node, exit }) => `${node} ${exit}`).join(', ')}`)
  }
  return EXIT_CODES.ok
}

function unknownFlow(flow: string, known: readonly string[]): AppError {
  const near = nearest(flow, known)
  const hint = near === null ? `Flows: ${known.join(', ')}.` : `Did you mean ${near}?`
  return new AppError('badRequest', { detail: `There is no flow "${flow}". ${hint}` })
}
