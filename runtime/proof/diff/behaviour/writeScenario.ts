import type { Scenario, Step } from '../../../../schemas/scenarios.ts'
import type { CompiledRelease } from '../../../engine/compile/CompiledRelease.ts'
import type { Effect } from '../../../engine/state/effect.ts'
import type { Opening } from '../../explore/openingsFor.ts'
import { expectationOf } from '../../scenario/expectationOf.ts'
import { createRehearsal } from '../../scenario/Rehearsal.ts'
import { type Give, isExpected, letHappen, withEmergencies } from '../../scenario/runScenario.ts'

/** The scenario of this conversation as the release leads it: every step that gives something, and after it all that came of it. */
export function writeScenario(
  release: CompiledRelease,
  flowId: string,
  opening: Opening,
  gives: readonly Give[],
): Scenario {
  const rehearsal = createRehearsal(withEmergencies(release, opening.emergency), flowId, opening)
  const steps = gives.flatMap((give): readonly Step[] => {
    letHappen(rehearsal, give)
    return [give, ...rehearsal.takeEffects().flatMap(expectations)]
  })
  const conversation = rehearsal.conversation()
  const isWaiting = conversation?.owner === 'flow' || conversation?.owner === 'bot'
  const node = isWaiting ? conversation?.session?.node : undefined
  return { ...opening, steps: typeof node === 'string' ? [...steps, { waiting: node }] : steps }
}

/** Skills and priority are told even where there are none: they may be all that is different. */
function expectations(effect: Effect): readonly Step[] {
  if (!isExpected(effect)) return []
  if (effect.type !== 'enqueue') return [expectationOf(effect)]
  return [{ enqueued: { queue: effect.queue, skills: effect.skills, priority: effect.priority } }]
}
