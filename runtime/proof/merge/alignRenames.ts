/*
 * Brings three versions of a flow under common names: what one side renamed is renamed in the other two, so that a rename never stands
 * against an edit. What cannot be (both renamed it, each otherwise; or the new name is another node's) is a conflict under ours' names.
 */
import type { Flow, Json } from '../../../schemas/flow.ts'
import { pointerOf } from '../../engine/files/pointer.ts'
import { words } from '../../engine/words.ts'
import { findRenames } from '../diff/findRenames.ts'
import { type Rename, renamed } from '../diff/Rename.ts'
import { renameNodes } from '../diff/renameNodes.ts'
import { type Conflict, conflictOf, type Sides } from './Conflict.ts'

export type Flows = { readonly base: Flow; readonly ours: Flow; readonly theirs: Flow }

export function alignRenames({ base, ours, theirs }: Flows): Flows & { readonly conflicts: readonly Conflict[] } {
  const [mine, yours] = [findRenames(base, ours), findRenames(base, theirs)]
  if (mine.length + yours.length === 0) return { base, ours, theirs, conflicts: [] }
  const conflicts: Conflict[] = []
  const names = new Map<string, string>()
  for (const id of Object.keys(base.nodes)) {
    const [a, b] = [renamed(mine, id), renamed(yours, id)]
    names.set(id, a === id ? b : a)
    if (a === id || b === id || a === b) continue
    const message = words`Node "${id}": ours renamed it to "${a}", theirs to "${b}". Choose one.`
    conflicts.push(conflictOf(pointerOf(['nodes', a]), nodesOf([base, id], [ours, a], [theirs, b]), message))
  }
  // A new name of theirs that is a node of ours: theirs' node stays under its old name.
  for (const { from, to } of yours) {
    if (names.get(from) !== to || renamed(mine, from) === to || !Object.hasOwn(ours.nodes, to)) continue
    names.set(from, from)
    const message = words`Node "${from}": theirs renamed it to "${to}", which is another node of ours. Choose another name.`
    conflicts.push(conflictOf(pointerOf(['nodes', from]), nodesOf([base, from], [ours, from], [theirs, to]), message))
  }
  // The other way round, theirs' node of that name gives way.
  const inTheWay = mine.filter(({ to }) => Object.hasOwn(theirs.nodes, to) && !yours.some((other) => other.to === to))
  for (const { from, to } of inTheWay) {
    const message = words`Node "${from}": ours renamed it to "${to}", which is another node of theirs. Choose another name.`
    conflicts.push(conflictOf(pointerOf(['nodes', to]), nodesOf([base, from], [ours, to], [theirs, to]), message))
  }
  const others = Object.entries(theirs.nodes).filter(([id]) => !inTheWay.some(({ to }) => to === id))
  const toFinal = (renames: readonly Rename[]): readonly Rename[] =>
    [...names].map(([id, to]) => ({ from: renamed(renames, id), to })).filter(({ from, to }) => from !== to)
  return {
    base: renameNodes(base, toFinal([])),
    ours: renameNodes(ours, toFinal(mine)),
    theirs: renameNodes({ ...theirs, nodes: Object.fromEntries(others) }, toFinal(yours)),
    conflicts,
  }
}

type NodeAt = readonly [flow: Flow, id: string]

function nodesOf(base: NodeAt, ours: NodeAt, theirs: NodeAt): Sides {
  const node = ([flow, id]: NodeAt) => flow.nodes[id] as Json | undefined // a node is JSON
  return { base: node(base), ours: node(ours), theirs: node(theirs) }
}
