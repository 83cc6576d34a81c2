import { exitsOf, isWhenUndelivered } from '../../runtime/engine/nodes/exitsOf.ts'
import { wiredExits } from '../../runtime/engine/nodes/wiredExits.ts'
import type { Exits, Flow, Node } from '../../schemas/flow.ts'

type Flows = { readonly [id: string]: Flow }

/** The exits that a node can be led on by, in the order in which they are shown. */
export const possibleExits = (node: Node, flows: Flows): readonly string[] =>
  exitsOf(node, flows) ?? Object.keys(wiredExits(node)).sort()

/** Those of them that the canvas draws: one for what does not arrive is there when it leads somewhere. */
export function exitNames(node: Node, flows: Flows): readonly string[] {
  const known = KNOWN.get(node)
  if (known !== undefined) return known
  const wired = wiredExits(node)
  const exits = possibleExits(node, flows).filter((exit) => wired[exit] !== undefined || !isWhenUndelivered(node, exit))
  // Those of a subflow depend on the flow that it calls.
  if (node.type !== 'subflow') KNOWN.set(node, exits)
  return exits
}

/** Exits of nodes that have been asked for: every keystroke asks for those of all nodes. A node never changes, another takes its place. */
const KNOWN = new WeakMap<Node, readonly string[]>()

/** The node with these exits. A node that can have none stays as it is; one that may do without loses the property, which ends the flow there. */
export function withExits<T extends Node>(node: T, exits: Exits): T {
  if (node.type === 'enqueue' || node.type === 'close') return node
  if (node.type === 'outcome' && Object.keys(exits).length === 0) {
    const { exits: _, ...rest } = node
    return rest as T // the same node, less an optional property
  }
  return { ...node, exits }
}

/** Drops exits that the node's settings no longer offer. A subflow's depend on another flow, so they are left to the problems list. */
export function withoutStaleExits<T extends Node>(node: T): T {
  const offered = new Set(node.type === 'subflow' ? Object.keys(node.exits) : exitsOf(node, {}))
  const exits = wiredExits(node)
  const kept = Object.entries(exits).filter(([name]) => offered.has(name))
  return kept.length === Object.keys(exits).length ? node : withExits(node, Object.fromEntries(kept))
}

/** The node with every exit passed through `lead`; null unwires it. The same node when nothing changes. */
export function mapExits<T extends Node>(node: T, lead: (target: string, exit: string) => string | null): T {
  const exits = wiredExits(node)
  const led = Object.entries(exits).map(([exit, target]) => [exit, lead(target, exit)] as const)
  if (led.every(([exit, target]) => exits[exit] === target)) return node
  return withExits(node, Object.fromEntries(led.flatMap(([exit, target]) => (target === null ? [] : [[exit, target]]))))
}
