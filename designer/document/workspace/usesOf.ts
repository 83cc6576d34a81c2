import type { Workspace } from '../../../runtime/engine/workspace.ts'
import { renameInFlow } from './renameInFlow.ts'
import { renameInQueue } from './renameInQueue.ts'
import { type ResourceRename, renameInScenarios } from './renameInScenarios.ts'
import type { ResourceRef } from './resources.ts'

/** A place that names a resource. */
export type Use =
  | { readonly place: 'node'; readonly flowId: string; readonly nodeId: string }
  | { readonly place: 'fallback'; readonly flowId: string }
  | { readonly place: 'queue'; readonly id: string }
  | { readonly place: 'channel'; readonly id: string }
  | { readonly place: 'scenarios'; readonly flowId: string }

/**
 * Every place that names a resource: nodes, fallbacks, relax steps, channels, and the scenarios of a flow as one. They are found as what a
 * rename would change, so that both always agree.
 */
export function usesOf(workspace: Workspace, { kind, id }: ResourceRef): readonly Use[] {
  const rename: ResourceRename = { kind, from: id, to: `${id}-` }
  return [
    ...Object.values(workspace.flows).flatMap((flow): readonly Use[] => {
      const renamed = renameInFlow(flow, rename)
      if (renamed === flow) return []
      const nodes = Object.keys(flow.nodes).filter((nodeId) => renamed.nodes[nodeId] !== flow.nodes[nodeId])
      return [
        ...nodes.map((nodeId): Use => ({ place: 'node', flowId: flow.id, nodeId })),
        ...(renamed.fallback === flow.fallback ? [] : [{ place: 'fallback', flowId: flow.id } as const]),
      ]
    }),
    ...Object.entries(workspace.queues)
      .filter(([, queue]) => renameInQueue(queue, rename) !== queue)
      .map(([queue]): Use => ({ place: 'queue', id: queue })),
    ...Object.entries(workspace.channels)
      .filter(([, { flow }]) => kind === 'flow' && flow === id)
      .map(([channel]): Use => ({ place: 'channel', id: channel })),
    ...Object.entries(workspace.scenarios)
      .filter(([, file]) => renameInScenarios(file, rename) !== file)
      .map(([flowId]): Use => ({ place: 'scenarios', flowId })),
  ]
}
