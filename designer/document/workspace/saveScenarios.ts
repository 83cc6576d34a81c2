import type { Workspace } from '../../../runtime/engine/workspace.ts'
import type { Scenario } from '../../../schemas/scenarios.ts'
import { done, type Result } from '../Result.ts'
import { type SaveScenario, saveScenario } from './saveScenario.ts'

export type SaveScenarios = Pick<SaveScenario, 'flowId' | 'replace'> & {
  readonly scenarios: { readonly [name: string]: Scenario }
}

/** Keeps several conversations as scenarios of the flow at once; when one is refused, none. */
export function saveScenarios(workspace: Workspace, { flowId, scenarios, replace }: SaveScenarios): Result<Workspace> {
  let next = workspace
  for (const [name, scenario] of Object.entries(scenarios)) {
    const result = saveScenario(next, { flowId, name, scenario, replace })
    if (!result.ok) return result
    next = result.value
  }
  return done(next)
}
