import type { Workspace } from '../../../runtime/engine/workspace.ts'
import type { Scenario } from '../../../schemas/scenarios.ts'
import { done, type Result } from '../Result.ts'
import { saveScenario } from './saveScenario.ts'

export type AddScenarios = { readonly flowId: string; readonly scenarios: { readonly [name: string]: Scenario } }

/** Keeps several conversations as scenarios of the flow at once; none is written over. */
export function addScenarios(workspace: Workspace, { flowId, scenarios }: AddScenarios): Result<Workspace> {
  let next = workspace
  for (const [name, scenario] of Object.entries(scenarios)) {
    const result = saveScenario(next, { flowId, name, scenario, replace: false })
    if (!result.ok) return result
    next = result.value
  }
  return done(next)
}
