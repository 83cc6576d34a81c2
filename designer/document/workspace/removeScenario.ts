import type { Workspace } from '../../../runtime/engine/workspace.ts'
import { done, type Result } from '../Result.ts'
import { entryOf, withEntry, withoutEntries } from '../records.ts'

export type RemoveScenario = { readonly flowId: string; readonly name: string }

/** Takes a scenario of the flow away; with its last one, the file goes. */
export function removeScenario(workspace: Workspace, { flowId, name }: RemoveScenario): Result<Workspace> {
  const file = entryOf(workspace.scenarios, flowId)
  if (file === undefined || !Object.hasOwn(file.scenarios, name)) return done(workspace)
  const scenarios = withoutEntries(file.scenarios, new Set([name]))
  const files =
    Object.keys(scenarios).length === 0
      ? withoutEntries(workspace.scenarios, new Set([flowId]))
      : withEntry(workspace.scenarios, flowId, { ...file, scenarios })
  return done({ ...workspace, scenarios: files })
}
