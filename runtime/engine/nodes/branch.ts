import type { BranchNode } from '../../../schemas/flow.ts'
import { compileCondition } from '../condition/compileCondition.ts'
import { readAttribute } from '../condition/readAttribute.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import type { Behaviour } from '../walk/CompiledFlow.ts'

/** Leaves by the first case whose condition holds, else `otherwise`. */
export function compileBranch(node: BranchNode, context: CompileContext): Behaviour {
  const cases = node.cases.map(({ id, when }) => ({ id, test: compileCondition(when) }))
  return {
    enter(turn) {
      const read = (attribute: string) => readAttribute(turn, context.scope, attribute)
      const taken = cases.find(({ test }) => test(read, turn.patterns))?.id ?? 'otherwise'
      turn.trace.push({ type: 'caseTaken', node: context.nodeId, case: taken })
      return taken
    },
  }
}
