import type { Scenario, Step } from '../../../schemas/scenarios.ts'
import type { CompiledRelease } from '../../engine/compile/CompiledRelease.ts'
import { isDeepEqual } from '../isDeepEqual.ts'
import { expectationOf } from './expectationOf.ts'
import { createRehearsal, type Rehearsal } from './Rehearsal.ts'
import {
  type Expected,
  fitsEffect,
  type Give,
  isExpected,
  isGive,
  letHappen,
  runScenario,
  withEmergencies,
} from './runScenario.ts'
import type { ScenarioFailure } from './ScenarioResult.ts'

export type UpdatedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  /** something that the scenario gives cannot happen any more; position of the step from 0 */
  | ({ readonly ok: false } & ScenarioFailure)

type Expectation = Exclude<Step, Give>

/**
 * The scenario with its expectations as things went. What it gives stays, and every expectation that holds stays as its author wrote it;
 * one that does not becomes the exact effect, state or path. A scenario that passes is given back as it is.
 */
export function updateScenario(release: CompiledRelease, flowId: string, scenario: Scenario): UpdatedScenario {
  if (runScenario(release, flowId, scenario).passed) return { ok: true, scenario }
  const rehearsal = createRehearsal(withEmergencies(release, scenario.emergency), flowId, scenario)
  const steps: Step[] = []
  for (const { at, give, expectations } of groupsOf(scenario.steps)) {
    const turnsSeen = rehearsal.turns().length
    if (give !== null) {
      const refused = letHappen(rehearsal, give)
      if (refused !== null) return { ok: false, step: at, ...refused }
      steps.push(give)
    }
    const effects = rehearsal.takeEffects().filter(isExpected)
    const now = [
      ...expectEffects(expectations, effects, scenario.loose === true, give !== null),
      ...expectations.flatMap((step) => restate(step, rehearsal, turnsSeen)),
    ]
    steps.push(...(hasSame(expectations, now) ? expectations : now))
  }
  const updated = { ...scenario, steps }
  const [failure] = runScenario(release, flowId, updated).failures
  return failure === undefined ? { ok: true, scenario: updated } : { ok: false, ...failure }
}

/** Nothing has changed: the author's order stays. */
function hasSame(a: readonly Step[], b: readonly Step[]): boolean {
  const sorted = (steps: readonly Step[]) => steps.map((step) => JSON.stringify(step)).sort()
  return isDeepEqual(sorted(a), sorted(b))
}

/** A give and what is expected of it; the first may come before any give. */
function groupsOf(steps: readonly Step[]) {
  const groups: { at: number; give: Give | null; expectations: Expectation[] }[] = [
    { at: 0, give: null, expectations: [] },
  ]
  steps.forEach((step, at) => {
    if (isGive(step)) groups.push({ at, give: step, expectations: [] })
    else groups.at(-1)?.expectations.push(step)
  })
  return groups
}

/** Every effect in its order; in a loose scenario those that were expected, as they are or as they have become. */
function expectEffects(
  expectations: readonly Expectation[],
  effects: readonly Expected[],
  isLoose: boolean,
  isGiven: boolean,
): readonly Step[] {
  const left = expectations.filter(isOfEffect)
  const found = effects.map((effect) => {
    const index = left.findIndex((step) => fitsEffect(step, effect))
    return { effect, step: index < 0 ? null : (left.splice(index, 1)[0] ?? null) }
  })
  const written = found.flatMap(({ effect, step }): readonly Step[] => {
    if (step !== null) return [step]
    if (!isLoose) return [expectationOf(effect)]
    const index = left.findIndex((other) => kindOf(other) === kindOf(expectationOf(effect)))
    if (index < 0) return []
    left.splice(index, 1)
    return [expectationOf(effect)]
  })
  const saysNothing = expectations.some((step) => 'nothing' in step)
  const wasHeld = expectations.length > 0 && !saysNothing
  return effects.length === 0 && isGiven && (saysNothing || (wasHeld && left.length > 0))
    ? [{ nothing: true }]
    : written
}

const kindOf = (step: Step): string => Object.keys(step)[0] ?? ''

const isOfEffect = (step: Expectation): boolean =>
  'sent' in step || 'enqueued' in step || 'handedTo' in step || 'closed' in step

/** An expectation of a state or a course, as it is now; none when there is none to speak of. */
function restate(step: Expectation, rehearsal: Rehearsal, turnsSeen: number): readonly Step[] {
  const conversation = rehearsal.conversation()
  const recent = rehearsal.turns().slice(turnsSeen)
  if ('waiting' in step) {
    const isWaiting = conversation?.owner === 'flow' || conversation?.owner === 'bot'
    const node = isWaiting ? conversation.session?.node : null
    return typeof node === 'string' ? [{ waiting: node }] : []
  }
  if ('variables' in step) {
    const held = conversation?.session?.variables ?? {}
    return [{ variables: Object.fromEntries(Object.keys(step.variables).map((name) => [name, held[name] ?? null])) }]
  }
  if ('outcome' in step) {
    const outcomes = recent.flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.type === 'recordOutcome' ? [effect.outcome] : [])),
    )
    const now = outcomes.includes(step.outcome) ? step.outcome : outcomes.at(-1)
    return now === undefined ? [] : [{ outcome: now }]
  }
  if ('path' in step) {
    const entries = recent.flatMap(({ trace }) => trace)
    return [{ path: entries.flatMap((entry) => (entry.type === 'nodeEntered' ? [entry.node] : [])) }]
  }
  return []
}
