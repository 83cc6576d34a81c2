import type { Step } from '../../../schemas/scenarios.ts'
import { saidOf } from '../content/saidOf.ts'
import type { Expected } from './runScenario.ts'

/** The step that expects exactly this effect. */
export function expectationOf(effect: Expected): Step {
  switch (effect.type) {
    case 'sendMessage':
      return { sent: saidOf(effect.message) }
    case 'enqueue': {
      const { queue, skills, priority } = effect
      return {
        enqueued: { queue, ...(skills.length === 0 ? {} : { skills }), ...(priority === 0 ? {} : { priority }) },
      }
    }
    case 'handToBot':
      return { handedTo: effect.bot }
    case 'close':
      return { closed: true }
  }
}
