import type { Flow, Node } from '../../schemas/flow.ts'

/** What differs between two states of a flow: a keystroke in a flow of a thousand nodes is one node, not a thousand. */
export type FlowEdit = {
  readonly id: string
  /** all but the nodes */
  readonly frame: Omit<Flow, 'nodes'>
  /** nodes that are new or others */
  readonly nodes: { readonly [id: string]: Node }
  readonly gone: readonly string[]
}

/** Tells what differs, by identity. */
export function diffFlow(id: string, before: Flow, { nodes, ...frame }: Flow): FlowEdit {
  const changed = Object.entries(nodes).filter(([nodeId, node]) => before.nodes[nodeId] !== node)
  const gone = Object.keys(before.nodes).filter((nodeId) => !Object.hasOwn(nodes, nodeId))
  return { id, frame, nodes: Object.fromEntries(changed), gone }
}

/** The flow after the edit; nodes that did not differ stay the same objects, so what is known of them stays known. */
export function applyFlowEdit(flow: Flow, { frame, nodes, gone }: FlowEdit): Flow {
  const lost = new Set(gone)
  const kept =
    lost.size === 0 ? flow.nodes : Object.fromEntries(Object.entries(flow.nodes).filter(([id]) => !lost.has(id)))
  return { ...frame, nodes: { ...kept, ...nodes } }
}
