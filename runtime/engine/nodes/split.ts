import type { SplitNode } from '../../../schemas/flow.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import type { Behaviour } from '../walk/CompiledFlow.ts'
import { drawBranch } from './drawBranch.ts'

/** Draws a branch by percentage; the same contact draws the same branch at this node every time. */
export function compileSplit(node: SplitNode, context: CompileContext): Behaviour {
  return {
    enter(turn) {
      const place = { flow: turn.flow.id, node: context.nodeId, contact: turn.contact.id }
      const { branch, bucket } = drawBranch(node.branches, place)
      turn.trace.push({ type: 'branchDrawn', node: context.nodeId, branch, bucket })
      return branch
    },
  }
}
