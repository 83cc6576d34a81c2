import type { Channel } from '../../../schemas/resources.ts'
import type { Workspace } from '../../engine/workspace.ts'
import { callGraph } from './callGraph.ts'

export type UsedChannel = { readonly id: string; readonly channel: Channel }

/** The channels whose conversations come to each flow, by way of calls too; by flow id, in the order of channels.json. */
export function channelsUsing(workspace: Workspace): ReadonlyMap<string, readonly UsedChannel[]> {
  const calls = callGraph(workspace)
  const using = new Map<string, UsedChannel[]>(Object.keys(workspace.flows).map((id) => [id, []]))
  for (const [id, channel] of Object.entries(workspace.channels)) {
    const flows = new Set([channel.flow])
    for (const flow of flows) for (const called of calls.get(flow) ?? []) flows.add(called)
    for (const flow of flows) using.get(flow)?.push({ id, channel })
  }
  return using
}
