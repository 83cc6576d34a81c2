import type { Workspace } from '../workspace.ts'
import { type Compiled, compile } from './compile.ts'

/** A release ready to run. Flows compile when they are first needed: a workspace may hold many, a channel uses one. */
export type CompiledRelease = {
  readonly hash: string
  readonly workspace: Workspace
  readonly flow: (flowId: string) => Compiled
}

export function compileRelease(workspace: Workspace, hash: string): CompiledRelease {
  const flows = new Map<string, Compiled>()
  return {
    hash,
    workspace,
    flow(flowId) {
      const known = flows.get(flowId)
      if (known !== undefined) return known
      const compiled = compile(workspace, flowId, hash)
      flows.set(flowId, compiled)
      return compiled
    },
  }
}
