import type { CompiledRelease } from '../../runtime/engine/compile/CompiledRelease.ts'
import { isDeepEqual } from '../../runtime/proof/isDeepEqual.ts'
import { isGive, runScenario } from '../../runtime/proof/scenario/runScenario.ts'
import type { ScenarioFailure } from '../../runtime/proof/scenario/ScenarioResult.ts'
import type { Scenario, Step } from '../../schemas/scenarios.ts'
import type { Talk } from './Talk.ts'

export type Expectation = { readonly step: Step; readonly verdict: 'held' | 'failed' | 'unknown' }

export type ExpectedNow = {
  /** what the scenario expects of the last give, in order */
  readonly expectations: readonly Expectation[]
  /** the first that went otherwise, up to here; null: all as expected */
  readonly failure: ScenarioFailure | null
}

/** What a scenario expects where the conversation stands; null when the conversation is another than the scenario's. */
export function expectedNow(release: CompiledRelease, scenario: Scenario, { flowId, gives }: Talk): ExpectedNow | null {
  const [from, to] = stepsAfter(scenario.steps, gives.length)
  const passed = scenario.steps.slice(0, to)
  if (!isDeepEqual(passed.filter(isGive), gives)) return null
  const [failure = null] = runScenario(release, flowId, { ...scenario, steps: passed }).failures
  const verdict = (at: number) =>
    failure === null || at < failure.step ? 'held' : at === failure.step ? 'failed' : 'unknown'
  const expectations = passed.slice(from).map((step, index): Expectation => ({ step, verdict: verdict(from + index) }))
  return { expectations, failure }
}

/** The expectations that follow a give: where they begin, and where the next give, or the end, comes. */
function stepsAfter(steps: readonly Step[], given: number): readonly [from: number, to: number] {
  const places = steps.flatMap((step, at) => (isGive(step) ? [at] : []))
  return [given === 0 ? 0 : (places[given - 1] ?? steps.length - 1) + 1, places[given] ?? steps.length]
}
