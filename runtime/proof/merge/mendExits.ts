/*
 * After a merge, an exit may lead to a node that the other side has deleted. Neither side is wrong alone, so a person decides; until then
 * ours is kept, whole: our exit with the node that it leads to, or our exit instead of theirs.
 */
import type { Exits, Flow, Node } from '../../../schemas/flow.ts'
import { pointerOf } from '../../engine/files/pointer.ts'
import { wiredExits } from '../../engine/nodes/wiredExits.ts'
import { own } from '../../engine/own.ts'
import { words } from '../../engine/words.ts'
import type { Flows } from './alignRenames.ts'
import { type Conflict, conflictOf } from './Conflict.ts'
import { sayPlace } from './sayPlace.ts'

/** The merged flow with no exit to a node that only the merge took away, and a conflict for each that had one. */
export function mendExits(
  merged: Flow,
  flows: Flows,
): { readonly flow: Flow; readonly conflicts: readonly Conflict[] } {
  const conflicts: Conflict[] = []
  const nodes = new Map(Object.entries(merged.nodes))
  let { start, returning } = merged
  const isThere = (id: string) => nodes.has(id)
  /** Whether one side had the same thing leading nowhere already: then it is no matter of the merge. */
  const isOld = (of: (flow: Flow) => string | undefined, to: string) =>
    [flows.ours, flows.theirs].some((flow) => of(flow) === to && !Object.hasOwn(flow.nodes, to))
  const report = (names: readonly string[], of: (flow: Flow) => string | undefined, to: string): void => {
    const message = words`${sayPlace(names)} leads to "${to}", which the other side deleted. Lead it elsewhere, or keep "${to}".`
    const sides = { base: of(flows.base), ours: of(flows.ours), theirs: of(flows.theirs) }
    conflicts.push(conflictOf(pointerOf(names), sides, message))
  }
  /** Where it leads after all: to the same node, if ours has it still, or where ours leads it. That node is brought back. */
  const settle = (of: (flow: Flow) => string | undefined, to: string): string | undefined => {
    const kept = Object.hasOwn(flows.ours.nodes, to) ? to : of(flows.ours)
    const node = kept === undefined ? undefined : flows.ours.nodes[kept]
    if (kept !== undefined && node !== undefined && !nodes.has(kept)) nodes.set(kept, node)
    return kept
  }
  const entry = (names: readonly string[], of: (flow: Flow) => string | undefined, to: string): string | undefined => {
    if (isThere(to) || isOld(of, to)) return to
    report(names, of, to)
    return settle(of, to)
  }
  start = entry(['start'], (flow) => flow.start, start) ?? start
  returning = returning === undefined ? undefined : entry(['returning'], (flow) => flow.returning, returning)
  const entries = Object.entries(merged.entries ?? {}).flatMap(([name, to]) => {
    const kept = entry(['entries', name], (flow) => own(flow.entries, name), to)
    return kept === undefined ? [] : [[name, kept] as const]
  })
  // A node that was brought back may lead to others: the map grows while it is read.
  for (const [id, node] of nodes) {
    for (const [exit, to] of Object.entries(wiredExits(node))) {
      const of = (flow: Flow) => exitsOf(flow, id)[exit]
      if (isThere(to) || isOld(of, to)) continue
      report(['nodes', id, 'exits', exit], of, to)
      nodes.set(id, withExit(nodes.get(id) ?? node, exit, settle(of, to)))
    }
  }
  const { returning: _, entries: __, ...rest } = merged
  const flow = {
    ...rest,
    start,
    ...(returning === undefined ? {} : { returning }),
    ...(entries.length === 0 ? {} : { entries: Object.fromEntries(entries) }),
    nodes: Object.fromEntries(nodes),
  }
  return { flow, conflicts }
}

function exitsOf(flow: Flow, id: string): Exits {
  const node = flow.nodes[id]
  return node === undefined ? {} : wiredExits(node)
}

function withExit(node: Node, exit: string, to: string | undefined): Node {
  const others = Object.entries(wiredExits(node)).filter(([name]) => name !== exit)
  const exits = Object.fromEntries(to === undefined ? others : [...others, [exit, to]])
  return { ...node, exits } as Node // the same node with fewer or other exits
}
