import type { OutcomeNode } from '../../../schemas/flow.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import type { Behaviour } from '../walk/CompiledFlow.ts'

/** Records a milestone. With `next` it goes on; without, a called flow returns by the exit of the outcome's name (see `subflow`). */
export function compileOutcome(node: OutcomeNode, context: CompileContext): Behaviour {
  const exit = node.exits?.next === undefined ? node.outcome : 'next'
  return {
    enter(turn) {
      turn.effects.push({ type: 'recordOutcome', node: context.nodeId, outcome: node.outcome })
      return exit
    },
  }
}
