import type { Step } from '../../../schemas/scenarios.ts'
import type { Expected } from './runScenario.ts'

/** The step that expects exactly this effect. */
export function expectationOf(effect: Expected): Step {
  switch (effect.type) {
    case 'sendMessage':
      return { sent: effect.message.text ?? '' }
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
