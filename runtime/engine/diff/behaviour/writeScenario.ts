import type { Scenario, Step } from '../../../../schemas/scenarios.ts'
import type { CompiledRelease } from '../../CompiledRelease.ts'
import type { Effect } from '../../effect.ts'
import type { Opening } from '../../explore/openingsFor.ts'
import { createRehearsal } from '../../scenario/Rehearsal.ts'
import { type Give, letHappen, withEmergencies } from '../../scenario/runScenario.ts'

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
    return [give, ...rehearsal.takeEffects().flatMap(expectationOf)]
  })
  const conversation = rehearsal.conversation()
  const isWaiting = conversation?.owner === 'flow' || conversation?.owner === 'bot'
  const node = isWaiting ? conversation?.session?.node : undefined
  return { ...opening, steps: typeof node === 'string' ? [...steps, { waiting: node }] : steps }
}

function expectationOf(effect: Effect): readonly Step[] {
  switch (effect.type) {
    case 'sendMessage':
      return [{ sent: effect.message.text ?? '' }]
    case 'enqueue':
      return [{ enqueued: { queue: effect.queue, skills: effect.skills, priority: effect.priority } }]
    case 'handToBot':
      return [{ handedTo: effect.bot }]
    case 'close':
      return [{ closed: true }]
    default:
      return []
  }
}
