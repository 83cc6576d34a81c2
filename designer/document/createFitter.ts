import { checkValue } from '../../runtime/engine/files/checkValue.ts'
import { filePath } from '../../runtime/engine/files/FileKind.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import type { Flow } from '../../schemas/flow.ts'
import { entryOf } from './records.ts'

/**
 * Makes what gives each state of a workspace as it can be run: a flow that does not fit its schema, because its author is just writing it,
 * stands as it last did; one that never did is left out. Unchanged flows are not looked at again.
 */
export function createFitter(): (workspace: Workspace) => Workspace {
  let seen: Workspace['flows'] = {}
  let fitting: Workspace['flows'] = {}
  const runnable = (id: string, flow: Flow): Flow | undefined => {
    const isKnown = entryOf(seen, id) === flow
    return !isKnown && checkValue('flow', flow, filePath('flow', id)).ok ? flow : entryOf(fitting, id)
  }
  return (workspace) => {
    const { flows } = workspace
    if (flows !== seen) {
      const kept = Object.entries(flows).flatMap(([id, flow]) => {
        const fitted = runnable(id, flow)
        return fitted === undefined ? [] : [[id, fitted] as const]
      })
      const isWhole = kept.length === Object.keys(flows).length && kept.every(([id, flow]) => flows[id] === flow)
      fitting = isWhole ? flows : Object.fromEntries(kept)
      seen = flows
    }
    return fitting === flows ? workspace : { ...workspace, flows: fitting }
  }
}
