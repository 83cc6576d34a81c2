import type { SubflowNode } from '../../../schemas/flow.ts'
import { type CompileContext, compileText } from '../template/CompileContext.ts'
import type { Behaviour } from '../walk/CompiledFlow.ts'
import { readVariables, setVariables, type Turn } from '../walk/Turn.ts'

/** The exit by which a subflow node leads into the called flow, which is compiled in place under the node's id. */
export const CALL = '(call)'

/** Opens the called flow's own variables with the inputs, and goes in. */
export function compileSubflow(node: SubflowNode, context: CompileContext): Behaviour {
  const inputs = Object.entries(node.inputs ?? {}).map(([name, text]) => [name, compileText(context, text)] as const)
  return {
    enter(turn) {
      const values = Object.fromEntries(inputs.map(([name, render]) => [name, render(turn)]))
      turn.session.scopes = { ...turn.session.scopes, [context.nodeId]: values }
      turn.values = null
      return CALL
    },
  }
}

/** What a called flow's end does before the calling flow goes on: copies the outputs and forgets the called flow's variables. */
export function returnFromSubflow(turn: Turn, node: SubflowNode, nodeId: string, callerScope: string): void {
  const called = readVariables(turn, nodeId)
  const { [nodeId]: _forgotten, ...scopes } = turn.session.scopes ?? {}
  if (Object.keys(scopes).length > 0) turn.session.scopes = scopes
  else delete turn.session.scopes
  for (const [name, from] of Object.entries(node.outputs ?? {})) {
    const value = called[from]
    if (value !== undefined) setVariables(turn, callerScope, { [name]: value })
  }
  turn.values = null
}
