import type { CloseNode } from '../../../schemas/flow.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import { compileContent, sendContent } from '../template/compileContent.ts'
import { type Behaviour, END } from '../walk/CompiledFlow.ts'

/** Says goodbye, if it has words for it, and closes the conversation. */
export function compileClose(node: CloseNode, context: CompileContext): Behaviour {
  const content = compileContent(context, node.content ?? [])
  return {
    enter(turn) {
      sendContent(turn, context.nodeId, content)
      turn.effects.push({ type: 'close', node: context.nodeId })
      turn.session.ended = 'closed'
      return END
    },
  }
}
