import type { Workspace } from '../../engine/index.ts'
import { isDeepEqual } from '../../proof/isDeepEqual.ts'
import type { NamedScenario } from '../playScenarios.ts'

/** Whether a scenario may go otherwise in `after` than it went in `before`: it, its flow, a flow that is called, or a resource has changed. */
export function createIsAffected(before: Workspace, after: Workspace): (scenario: NamedScenario) => boolean {
  const isShared = isDeepEqual(resourcesOf(before), resourcesOf(after))
  const known = new Map<string, boolean>()
  const isChanged = (id: string, callers: readonly string[]): boolean => {
    const answered = known.get(id)
    if (answered !== undefined) return answered
    const flow = after.flows[id]
    const changed =
      !isDeepEqual(flow ?? null, before.flows[id] ?? null) ||
      Object.values(flow?.nodes ?? {}).some(
        (node) => node.type === 'subflow' && !callers.includes(node.flow) && isChanged(node.flow, [...callers, id]),
      )
    known.set(id, changed)
    return changed
  }
  return ({ flow, name, scenario }) =>
    !isShared || isChanged(flow, [flow]) || !isDeepEqual(before.scenarios[flow]?.scenarios[name] ?? null, scenario)
}

function resourcesOf({ flows: _flows, layouts: _layouts, scenarios: _scenarios, ...resources }: Workspace): object {
  return resources
}
