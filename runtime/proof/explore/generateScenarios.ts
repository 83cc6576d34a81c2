import type { Scenario, Step } from '../../../schemas/scenarios.ts'
import type { CompiledRelease } from '../../engine/compile/CompiledRelease.ts'
import type { Effect } from '../../engine/state/effect.ts'
import type { Speaker } from '../../engine/words.ts'
import { type CoveredExit, coverageOf, type Played } from '../scenario/coverageOf.ts'
import { expectationOf } from '../scenario/expectationOf.ts'
import { nameScenario } from '../scenario/nameScenario.ts'
import { createRehearsal, type Rehearsal } from '../scenario/Rehearsal.ts'
import { type Give, isExpected, letHappen, withEmergencies } from '../scenario/runScenario.ts'
import { explore, type Reached } from './explore.ts'

export type GeneratedScenarios = {
  /** by name, those of the fewest steps first; no name of a scenario that the flow has */
  readonly scenarios: { readonly [name: string]: Scenario }
  /** exits that no conversation of at most `MOST_GIVES` gives was found for */
  readonly unreached: readonly CoveredExit[]
  /** false when the search ended at its limit, so that `unreached` may be reachable after all */
  readonly isComplete: boolean
}

/** Nobody keeps a longer conversation, and a file holds at most 1,000 steps of one. */
export const MOST_GIVES = 100

/**
 * Scenarios that take every exit of a flow that `played` did not take, each found as the shortest conversation that takes it, with what
 * happens in it as its expectations. Each passes. Their names are in the words of `speaker`, without one in English.
 */
export function generateScenarios(
  release: CompiledRelease,
  flowId: string,
  played: readonly Played[],
  limit = 20_000,
  speaker?: Speaker,
): GeneratedScenarios {
  const missing = coverageOf(release.workspace, flowId, played).exits.missing
  const open = new Set(missing.map(nameOf))
  const found = new Map<string, Reached>()
  const search = explore(release, flowId, { limit })
  let isComplete = true
  while (open.size > 0) {
    const step = search.next()
    if (step.done === true) {
      isComplete = step.value.isComplete
      break
    }
    for (const exit of exitsOfTurns(step.value)) {
      if (!open.has(exit) || step.value.gives.length > MOST_GIVES) continue
      open.delete(exit)
      found.set(exit, step.value)
    }
  }
  return {
    scenarios: write(release, flowId, found, speaker),
    unreached: missing.filter((exit) => open.has(nameOf(exit))),
    isComplete,
  }
}

const nameOf = ({ node, exit }: CoveredExit): string => `${node} ${exit}`

const exitsOfTurns = ({ turns }: Pick<Reached, 'turns'>): readonly string[] =>
  turns.flatMap(({ trace }) => trace.flatMap((entry) => (entry.type === 'exitTaken' ? [nameOf(entry)] : [])))

/** The longest conversations first: many of the shorter ones are their beginnings, and show nothing else. */
function write(
  release: CompiledRelease,
  flowId: string,
  found: ReadonlyMap<string, Reached>,
  speaker: Speaker | undefined,
): GeneratedScenarios['scenarios'] {
  const chosen: { readonly name: string; readonly scenario: Scenario }[] = []
  const taken = new Set(Object.keys(release.workspace.scenarios[flowId]?.scenarios ?? {}))
  const shown = new Set<string>()
  const candidates = [...found].sort(([, a], [, b]) => b.gives.length - a.gives.length)
  for (const [exit, reached] of candidates) {
    if (shown.has(exit)) continue
    const told = exitsOfTurns(reached).filter((other) => found.get(other) === reached && !shown.has(other))
    const name = uniqueName(nameFor(release, flowId, told, reached, speaker), taken)
    taken.add(name)
    chosen.push({ name, scenario: writeDown(reached) })
    for (const other of exitsOfTurns({ turns: reached.rehearsal.turns() })) shown.add(other)
  }
  return Object.fromEntries(chosen.reverse().map(({ name, scenario }) => [name, scenario]))
}

/** Named after the last exit that was chosen rather than passed. */
function nameFor(
  { workspace }: CompiledRelease,
  flowId: string,
  told: readonly string[],
  reached: Reached,
  speaker: Speaker | undefined,
): string {
  const { gives, rehearsal } = reached
  const chosen = told.filter((exit) => !exit.endsWith(' next'))
  const exit = chosen.at(-1) ?? told.at(-1) ?? ''
  const space = exit.indexOf(' ')
  const id = exit.slice(0, space)
  const node = workspace.flows[flowId]?.nodes[id]
  const language = rehearsal.conversation()?.session?.language ?? ''
  if (node === undefined) return exit
  return nameScenario({ id, node, exit: exit.slice(space + 1), language }, gives.at(-1), rehearsal, speaker)
}

function uniqueName(name: string, taken: ReadonlySet<string>): string {
  let unique = name
  for (let number = 2; taken.has(unique); number += 1) unique = `${name} (${number})`
  return unique
}

/** A conversation with what happened in it. */
function writeDown(reached: Reached): Scenario {
  const steps: Step[][] = []
  for (let at = reached; at.previous !== null; at = at.previous) {
    const give = at.gives.at(-1)
    if (give !== undefined)
      steps.push(
        stepsOf(
          give,
          at.turns.flatMap(({ effects }) => effects),
        ),
      )
  }
  return { ...reached.opening, steps: [...steps.reverse().flat(), ...waitingIn(reached.rehearsal)] }
}

/** The conversation once more from its beginning, with what happens written down. */
export function retell(
  release: CompiledRelease,
  flowId: string,
  { opening, gives }: Pick<Reached, 'opening' | 'gives'>,
): { readonly scenario: Scenario; readonly rehearsal: Rehearsal } {
  const rehearsal = createRehearsal(withEmergencies(release, opening.emergency), flowId, opening)
  const steps = gives.flatMap((give) => {
    letHappen(rehearsal, give)
    return stepsOf(give, rehearsal.takeEffects())
  })
  return { scenario: { ...opening, steps: [...steps, ...waitingIn(rehearsal)] }, rehearsal }
}

function stepsOf(give: Give, effects: readonly Effect[]): Step[] {
  const expected = effects.filter(isExpected)
  return [give, ...(expected.length === 0 ? [{ nothing: true } as const] : expected.map(expectationOf))]
}

function waitingIn(rehearsal: Rehearsal): readonly Step[] {
  const conversation = rehearsal.conversation()
  const rest = conversation?.owner === 'flow' || conversation?.owner === 'bot' ? conversation.session?.node : null
  return typeof rest === 'string' ? [{ waiting: rest }] : []
}
