import type { Workspace } from '../engine/index.ts'
import type { FlowPlace } from './Traffic.ts'

/** Where a flow runs in a workspace: on the channels that begin with it, and within the flows that call it. */
export function placesOf(workspace: Workspace, flowId: string): readonly FlowPlace[] {
  return Object.entries(workspace.channels).flatMap(([channel, { flow }]) =>
    prefixesOf(workspace.flows, flow, flowId, '', []).map((prefix) => ({ channel, prefix })),
  )
}

/** `callers` keeps a flow that calls itself, which no release has, from being walked for ever. */
function prefixesOf(
  flows: Workspace['flows'],
  running: string,
  sought: string,
  prefix: string,
  callers: readonly string[],
): readonly string[] {
  const flow = Object.hasOwn(flows, running) ? flows[running] : undefined
  if (flow === undefined || callers.includes(running)) return []
  const called = Object.entries(flow.nodes).flatMap(([id, node]) =>
    node.type !== 'subflow' ? [] : prefixesOf(flows, node.flow, sought, `${prefix}${id}/`, [...callers, running]),
  )
  return running === sought ? [prefix, ...called] : called
}
