import type { GreetingNode } from '../../../schemas/flow.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import { compileContent, sendContent } from '../template/compileContent.ts'
import type { Behaviour } from '../walk/CompiledFlow.ts'

/** Greets once per conversation; a contact known from an earlier conversation gets the `returning` text when there is one. */
export function compileGreeting(node: GreetingNode, context: CompileContext): Behaviour {
  const first = compileContent(context, node.content)
  const returning = node.returning === undefined ? first : compileContent(context, node.returning)
  return {
    enter(turn) {
      if (turn.session.greeted !== true) {
        turn.session.greeted = true
        sendContent(turn, context.nodeId, turn.env.conversation.returning ? returning : first)
      }
      return 'next'
    },
  }
}
