import type { EnqueueNode } from '../../../schemas/flow.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import { type Behaviour, END } from '../walk/CompiledFlow.ts'
import { mergeSkills } from './mergeSkills.ts'

/** Ends the flow: the conversation waits in a queue for an agent who has the skills, its own and those of the rules that matched. */
export function compileEnqueue(node: EnqueueNode, context: CompileContext): Behaviour {
  const { queue, skills = [], priority = 0 } = node
  return {
    enter(turn) {
      turn.effects.push({
        type: 'enqueue',
        node: context.nodeId,
        queue,
        skills: mergeSkills(skills, turn.session.skills),
        priority,
      })
      turn.session.ended = 'enqueued'
      return END
    },
  }
}
