import type { CompiledRelease, Workspace } from '../../runtime/engine/index.ts'
import { runScenario } from '../../runtime/proof/scenario/runScenario.ts'

/** The exits of a flow, as `node exit`, that some scenario of the workspace takes: its own, or one of a flow that calls it. */
export function exitsTakenIn(release: CompiledRelease, flowId: string): ReadonlySet<string> {
  const taken = new Set<string>()
  for (const { flow, scenarios } of Object.values(release.workspace.scenarios)) {
    for (const scenario of Object.values(scenarios)) {
      for (const entry of runScenario(release, flow, scenario).exits) {
        const [path = '', exit = ''] = entry.split(' ')
        const at = placeOf(release.workspace, flow, path.split('/'))
        if (at.flow === flowId) taken.add(`${at.node} ${exit}`)
      }
    }
  }
  return taken
}

/** The flow and node that a compiled node's path means: `identify/ask` is the node `ask` of the flow that `identify` calls. */
function placeOf(workspace: Workspace, flow: string, path: readonly string[]): { flow: string; node: string } {
  const [node = '', ...inner] = path
  const caller = workspace.flows[flow]?.nodes[node]
  return inner.length > 0 && caller?.type === 'subflow' ? placeOf(workspace, caller.flow, inner) : { flow, node }
}
