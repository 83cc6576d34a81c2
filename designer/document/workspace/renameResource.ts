import type { Workspace } from '../../../runtime/engine/workspace.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, mapEntries, withEntry, withoutEntries } from '../records.ts'
import { isSlug } from '../slug.ts'
import { renameFlow } from './renameFlow.ts'
import { renameInFlow } from './renameInFlow.ts'
import { renameInQueue } from './renameInQueue.ts'
import { type ResourceRename, renameInScenarios } from './renameInScenarios.ts'
import { resourcesOf, withResources } from './resources.ts'

/** Gives a resource another id, everywhere: in flows, queues, channels, conditions and scenarios. */
export function renameResource(workspace: Workspace, rename: ResourceRename): Result<Workspace> {
  const { kind, from, to } = rename
  if (kind === 'flow') return renameFlow(workspace, { from, to })
  const resources = resourcesOf(workspace, kind)
  const resource = entryOf(resources, from)
  if (resource === undefined) return refuse('noSuchResource', { id: from })
  if (from === to) return done(workspace)
  if (!isSlug(to)) return refuse('notAnId', { id: to })
  if (Object.hasOwn(resources, to)) return refuse('idTaken', { id: to })
  // A schedule says its own id; nothing else does.
  const moved = 'timeZone' in resource ? { ...resource, id: to } : resource
  const renamed = withResources(workspace, kind, withEntry(withoutEntries(resources, new Set([from])), to, moved))
  return done({
    ...renamed,
    flows: mapEntries(renamed.flows, (flow) => renameInFlow(flow, rename)),
    queues: mapEntries(renamed.queues, (queue) => renameInQueue(queue, rename)),
    scenarios: mapEntries(renamed.scenarios, (file) => renameInScenarios(file, rename)),
  })
}
