import { wiredExits } from '../../runtime/engine/nodes/wiredExits.ts'
import type { Exits, Flow, Node } from '../../schemas/flow.ts'
import { exitNames } from '../document/exits.ts'

/** An exit that leads somewhere; `labelAt`: how far along the edge its label stands. */
export type Link = { readonly id: string; readonly exit: string; readonly to: string; readonly labelAt: number }

export const edgeId = (from: string, exit: string): string => `${from}/${exit}`

/** Links of nodes that have been asked for, when none of them leads nowhere: every keystroke asks for those of all nodes. A node never changes, another takes its place. */
const KNOWN = new WeakMap<Node, { readonly from: string; readonly links: readonly Link[] }>()

/** The exits of a node that lead to a node of the flow; the same list as long as it does not change. */
export function linksOf(from: string, node: Node, flow: Flow, flows: { readonly [id: string]: Flow }): readonly Link[] {
  const known = KNOWN.get(node)
  if (known?.from === from && known.links.every(({ to }) => Object.hasOwn(flow.nodes, to))) return known.links
  const exits = wiredExits(node)
  const wired = exitNames(node, flows).filter((exit) => Object.hasOwn(flow.nodes, exits[exit] ?? ''))
  const links = wired.map((exit): Link => {
    return { id: edgeId(from, exit), exit, to: exits[exit] ?? '', labelAt: labelPlace(exits, wired, exit) }
  })
  // The exits of a subflow depend on the flow that it calls.
  const isWhole = wired.length === Object.keys(exits).length
  if (isWhole && node.type !== 'subflow') KNOWN.set(node, { from, links })
  return links
}

/** How far along the edge its label stands: those of edges from a node to the same other one share the way. */
function labelPlace(exits: Exits, wired: readonly string[], exit: string): number {
  if (wired.length === 1) return 0.5
  const beside = wired.filter((other) => exits[other] === exits[exit])
  return (beside.indexOf(exit) + 1) / (beside.length + 1)
}
