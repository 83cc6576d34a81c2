import { DEFAULT_START } from '../../runtime/proof/scenario/Rehearsal.ts'
import { isGive } from '../../runtime/proof/scenario/runScenario.ts'
import type { Scenario, Step } from '../../schemas/scenarios.ts'
import type { Talk } from './Talk.ts'

/** A scenario as a conversation that is gone through step by step; its first `given` gives have happened already. */
export function openScenario(flowId: string, name: string, scenario: Scenario, given = 0): Talk {
  const { at = DEFAULT_START, channel, contact, emergency, inQueue, steps } = scenario
  const gives = steps.filter(isGive)
  return {
    flowId,
    opening: {
      at,
      ...(channel === undefined ? {} : { channel }),
      ...(contact === undefined ? {} : { contact }),
      ...(emergency === undefined ? {} : { emergency }),
      ...(inQueue === undefined ? {} : { inQueue }),
    },
    from: null,
    gives: gives.slice(0, given),
    ahead: gives.slice(given),
    scenario: name,
  }
}

/** How many gives lie before a step of a scenario, that step with them. */
export const givesUpTo = (steps: readonly Step[], step: number): number =>
  steps.slice(0, step + 1).filter(isGive).length
