import type { Scenario } from '../../schemas/scenarios.ts'
import { filePath } from '../engine/files/FileKind.ts'
import type { Position } from '../engine/files/locate.ts'
import { pointerOf } from '../engine/files/pointer.ts'
import { sayValue } from '../engine/words.ts'
import type { ScenarioResult } from '../proof/scenario/ScenarioResult.ts'
import type { LoadedRelease } from './loadRelease.ts'

export type NamedScenario = { readonly flow: string; readonly name: string; readonly scenario: Scenario }
/** A failure with the place of its step, from 1; a step after the last has that of the scenario. */
export type PlacedFailure = {
  readonly step: number
  readonly expected: string
  readonly got: string
  readonly line: number
  readonly column: number
}
/** How a scenario went, ready to be told. */
export type PlayedScenario = Omit<NamedScenario, 'scenario'> &
  Pick<ScenarioResult, 'passed' | 'conversation'> &
  Pick<Scenario, 'at'> & { readonly file: string; readonly failures: readonly PlacedFailure[] }

/** The scenarios of a workspace whose `flow: name` holds each of the filters, in any case. */
export function findScenarios(
  { release }: Pick<LoadedRelease, 'release'>,
  filters: readonly string[],
): readonly NamedScenario[] {
  const wanted = filters.map((filter) => filter.toLowerCase())
  return Object.values(release.workspace.scenarios).flatMap(({ flow, scenarios }) =>
    Object.entries(scenarios)
      .map(([name, scenario]) => ({ flow, name, scenario }))
      .filter(({ name }) => wanted.every((filter) => `${flow}: ${name}`.toLowerCase().includes(filter))),
  )
}

/** A result with the file, and with the line of each failure. */
export function placeResult(
  findPlace: (file: string, pointer: string) => Position,
  { flow, name, scenario }: NamedScenario,
  { passed, failures, conversation }: ScenarioResult,
): PlayedScenario {
  const file = filePath('scenarios', flow)
  const placed = failures.map((failure) => {
    const step = failure.step < scenario.steps.length ? ['steps', failure.step] : []
    const { line, column } = findPlace(file, pointerOf(['scenarios', name, ...step]))
    return { ...failure, expected: sayValue(failure.expected), got: sayValue(failure.got), line, column }
  })
  const at = scenario.at === undefined ? {} : { at: scenario.at }
  return { flow, name, file, ...at, passed, failures: placed, conversation }
}
