import type { Flow } from '../../../schemas/flow.ts'
import type { Workspace } from '../../engine/workspace.ts'
import { componentsOf } from './componentsOf.ts'
import type { Graph } from './graphOf.ts'

/** Which flows each flow calls, once for every call; only flows that exist. */
export function callGraph(workspace: Workspace): Graph {
  return new Map(
    Object.values(workspace.flows).map((flow) => [
      flow.id,
      Object.values(flow.nodes).flatMap((node) =>
        node.type === 'subflow' && Object.hasOwn(workspace.flows, node.flow) ? [node.flow] : [],
      ),
    ]),
  )
}

/** The flows, each after those that it calls; flows that call each other in a ring stand together. */
export function calledFirst(workspace: Workspace): readonly Flow[] {
  return componentsOf(callGraph(workspace)).flatMap((component) =>
    component.flatMap((id) => {
      const flow = workspace.flows[id]
      return flow === undefined ? [] : [flow]
    }),
  )
}
