import type { Workspace } from '../../../runtime/engine/workspace.ts'
import { done, type Result, refuse } from '../Result.ts'
import { withoutEntries } from '../records.ts'

export type RemoveFlow = { readonly id: string }

/** Takes a flow away with its layout and its scenarios. What names it (channels, subflows) is left for the problems list to point at. */
export function removeFlow(workspace: Workspace, { id }: RemoveFlow): Result<Workspace> {
  if (!Object.hasOwn(workspace.flows, id)) return refuse('noSuchFlow', { id })
  const gone = new Set([id])
  return done({
    ...workspace,
    flows: withoutEntries(workspace.flows, gone),
    layouts: withoutEntries(workspace.layouts, gone),
    scenarios: withoutEntries(workspace.scenarios, gone),
  })
}
