import type { Workspace } from '../../../runtime/engine/workspace.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, mapEntries, withEntry, withoutEntries } from '../records.ts'
import { isSlug } from '../slug.ts'

export type RenameFlow = { readonly from: string; readonly to: string }

/** Gives a flow another id, everywhere: its layout, its scenarios, the channels and the subflow nodes that name it. */
export function renameFlow(workspace: Workspace, { from, to }: RenameFlow): Result<Workspace> {
  const flow = entryOf(workspace.flows, from)
  if (flow === undefined) return refuse('noSuchFlow', { id: from })
  if (from === to) return done(workspace)
  if (!isSlug(to)) return refuse('notAnId', { id: to })
  if (Object.hasOwn(workspace.flows, to)) return refuse('idTaken', { id: to })
  const renamed = withEntry(withoutEntries(workspace.flows, new Set([from])), to, { ...flow, id: to })
  const scenarios = move(workspace.scenarios, from, to)
  return done({
    ...workspace,
    flows: mapEntries(renamed, (each) => {
      const nodes = mapEntries(each.nodes, (node) =>
        node.type === 'subflow' && node.flow === from ? { ...node, flow: to } : node,
      )
      return nodes === each.nodes ? each : { ...each, nodes }
    }),
    layouts: move(workspace.layouts, from, to),
    scenarios: mapEntries(scenarios, (file) => (file.flow === from ? { ...file, flow: to } : file)),
    channels: mapEntries(workspace.channels, (channel) => (channel.flow === from ? { ...channel, flow: to } : channel)),
  })
}

function move<T>(record: { readonly [id: string]: T }, from: string, to: string): { readonly [id: string]: T } {
  const value = entryOf(record, from)
  return value === undefined ? record : withEntry(withoutEntries(record, new Set([from])), to, value)
}
