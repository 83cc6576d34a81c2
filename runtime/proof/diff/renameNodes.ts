import type { Flow, Node } from '../../../schemas/flow.ts'
import { wiredExits } from '../../engine/nodes/wiredExits.ts'
import type { Rename } from './Rename.ts'

/** The flow with these nodes renamed, and with them every exit and entry that names them. All at once: two nodes may change their ids. */
export function renameNodes(flow: Flow, renames: readonly Rename[]): Flow {
  if (renames.length === 0) return flow
  const names = new Map(renames.map(({ from, to }) => [from, to]))
  const rename = (id: string) => names.get(id) ?? id
  const nodes = Object.entries(flow.nodes).map(([id, node]) => [rename(id), renameExits(node, rename)] as const)
  return {
    ...flow,
    start: rename(flow.start),
    ...(flow.returning === undefined ? {} : { returning: rename(flow.returning) }),
    ...(flow.entries === undefined ? {} : { entries: mapRecord(flow.entries, rename) }),
    nodes: Object.fromEntries(nodes),
  }
}

const mapRecord = (record: { readonly [name: string]: string }, map: (id: string) => string) =>
  Object.fromEntries(Object.entries(record).map(([name, id]) => [name, map(id)]))

function renameExits<One extends Node>(node: One, rename: (id: string) => string): One {
  const exits = wiredExits(node)
  if (!Object.values(exits).some((to) => rename(to) !== to)) return node
  return { ...node, exits: Object.fromEntries(Object.entries(exits).map(([name, to]) => [name, rename(to)])) }
}
