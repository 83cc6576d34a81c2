import type { MessageNode } from '../../../schemas/flow.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import { compileContent, sendContent } from '../template/compileContent.ts'
import type { Behaviour } from '../walk/CompiledFlow.ts'

/** Sends its content and goes on. */
export function compileMessage(node: MessageNode, context: CompileContext): Behaviour {
  const content = compileContent(context, node.content)
  return {
    enter(turn) {
      sendContent(turn, context.nodeId, content)
      return 'next'
    },
  }
}
