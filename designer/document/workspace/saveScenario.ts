import type { Workspace } from '../../../runtime/engine/workspace.ts'
import type { Scenario } from '../../../schemas/scenarios.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, withEntry } from '../records.ts'

export type SaveScenario = {
  readonly flowId: string
  readonly name: string
  readonly scenario: Scenario
  /** a scenario of that name may be written over */
  readonly replace: boolean
}

/** Keeps a conversation as a scenario of the flow. The flow's first one makes its file. */
export function saveScenario(workspace: Workspace, args: SaveScenario): Result<Workspace> {
  const { flowId, name, scenario, replace } = args
  if (!Object.hasOwn(workspace.flows, flowId)) return refuse('noSuchFlow', { id: flowId })
  const file = entryOf(workspace.scenarios, flowId) ?? { flow: flowId, scenarios: {} }
  if (!replace && Object.hasOwn(file.scenarios, name)) return refuse('idTaken', { id: name })
  const scenarios = withEntry(file.scenarios, name, scenario)
  return done({ ...workspace, scenarios: withEntry(workspace.scenarios, flowId, { ...file, scenarios }) })
}
