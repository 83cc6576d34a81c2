import type { SplitNode } from '../../../schemas/flow.ts'
import type { CompileContext } from '../CompileContext.ts'
import type { Behaviour } from '../CompiledFlow.ts'
import { stickyBucket } from '../stickyBucket.ts'

/** Draws a branch by percentage; the same contact draws the same branch at this node every time. */
export function compileSplit(node: SplitNode, context: CompileContext): Behaviour {
  return {
    enter(turn) {
      const bucket = stickyBucket(`${turn.flow.id}/${context.nodeId}/${turn.contact.id}`)
      let upTo = 0
      let drawn = node.branches.at(-1)?.id ?? ''
      for (const { id, percent } of node.branches) {
        upTo += percent * 100
        if (bucket < upTo) {
          drawn = id
          break
        }
      }
      turn.trace.push({ type: 'branchDrawn', node: context.nodeId, branch: drawn, bucket })
      return drawn
    },
  }
}
