import type { Flow } from '../../../schemas/flow.ts'
import { wiredExits } from '../../engine/nodes/wiredExits.ts'

/** Where one can go from each node, by node. Exits to nodes that do not exist are left out: `unknownTarget` tells of them. */
export type Graph = ReadonlyMap<string, readonly string[]>

/** The nodes of a flow and where their exits lead; `isTaken` keeps some of the exits. */
export function graphOf(flow: Flow, isTaken: (nodeId: string, exit: string) => boolean = () => true): Graph {
  return new Map(
    Object.entries(flow.nodes).map(([nodeId, node]) => [
      nodeId,
      Object.entries(wiredExits(node))
        .filter(([exit, target]) => Object.hasOwn(flow.nodes, target) && isTaken(nodeId, exit))
        .map(([, target]) => target),
    ]),
  )
}

/** Where a conversation can begin in a flow. */
export function entriesOf(flow: Flow): readonly string[] {
  const { start, returning, entries = {} } = flow
  return [start, ...(returning === undefined ? [] : [returning]), ...Object.values(entries)].filter((id) =>
    Object.hasOwn(flow.nodes, id),
  )
}

/** Every node that can be reached from these, themselves included. */
export function reachableFrom(graph: Graph, starts: Iterable<string>): ReadonlySet<string> {
  const reached = new Set(starts)
  // A set gives what is added while it is walked, too.
  for (const nodeId of reached) for (const next of graph.get(nodeId) ?? []) reached.add(next)
  return reached
}
