import type { Workspace } from '../../../runtime/engine/workspace.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, withEntry } from '../records.ts'

export type RenameScenario = { readonly flowId: string; readonly from: string; readonly to: string }

/** Gives a scenario of the flow another name, in the same place of its file. */
export function renameScenario(workspace: Workspace, { flowId, from, to }: RenameScenario): Result<Workspace> {
  const file = entryOf(workspace.scenarios, flowId)
  if (file === undefined || !Object.hasOwn(file.scenarios, from)) return refuse('noSuchResource', { id: from })
  if (from === to) return done(workspace)
  if (Object.hasOwn(file.scenarios, to)) return refuse('idTaken', { id: to })
  const scenarios = Object.fromEntries(
    Object.entries(file.scenarios).map(([name, scenario]) => [name === from ? to : name, scenario]),
  )
  return done({ ...workspace, scenarios: withEntry(workspace.scenarios, flowId, { ...file, scenarios }) })
}
