import type { Node, NodeType } from '../../../schemas/flow.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import type { Behaviour } from '../walk/CompiledFlow.ts'
import { compileAssign } from './assign.ts'
import { compileBotHandoff } from './botHandoff.ts'
import { compileBranch } from './branch.ts'
import { compileClose } from './close.ts'
import { compileCollect } from './collect.ts'
import { compileEnqueue } from './enqueue.ts'
import { compileGreeting } from './greeting.ts'
import { compileKeywordRoute } from './keywordRoute.ts'
import { compileMenu } from './menu.ts'
import { compileMessage } from './message.ts'
import { compileOfficeHours } from './officeHours.ts'
import { compileOutcome } from './outcome.ts'
import { compileRequest } from './request.ts'
import { compileSplit } from './split.ts'
import { compileSubflow } from './subflow.ts'

type Compile<T extends Node> = (node: T, context: CompileContext) => Behaviour

/** Every node type and what it does. A new type is one line here, and its file. */
export const COMPILERS: { readonly [T in NodeType]: Compile<Extract<Node, { type: T }>> } = {
  assign: compileAssign,
  botHandoff: compileBotHandoff,
  branch: compileBranch,
  close: compileClose,
  collect: compileCollect,
  enqueue: compileEnqueue,
  greeting: compileGreeting,
  keywordRoute: compileKeywordRoute,
  menu: compileMenu,
  message: compileMessage,
  officeHours: compileOfficeHours,
  outcome: compileOutcome,
  request: compileRequest,
  split: compileSplit,
  subflow: compileSubflow,
}

export function compileNode(node: Node, context: CompileContext): Behaviour {
  const compile = COMPILERS[node.type] as Compile<Node> // the registry pairs each type with its own function
  return compile(node, context)
}
