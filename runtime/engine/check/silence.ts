import type { Flow, Node } from '../../../schemas/flow.ts'
import { DEFAULT_REQUEST_TIMEOUT, DEFAULT_WAIT } from '../limits.ts'
import { isWait } from '../nodes/exitsOf.ts'
import { durationMs } from '../parseDuration.ts'
import { componentsOf } from './componentsOf.ts'
import { graphOf } from './graphOf.ts'
import { wiredExits } from './nodePlaces.ts'

/**
 * How long, in ms, a node may rest before it leaves by an exit without a word of the customer; null: it takes a word to leave by it.
 * A bot may hand back at once, and a called flow return.
 */
export function silenceAt(node: Node, exit: string): number | null {
  if (node.type === 'request') return durationMs(node.timeout ?? DEFAULT_REQUEST_TIMEOUT)
  if (exit === 'timeout' && 'timeout' in node) return durationMs(node.timeout ?? DEFAULT_WAIT)
  if (exit === 'timeout' && isWait(node)) return durationMs(DEFAULT_WAIT)
  if (node.type === 'botHandoff') return exit === 'escape' ? null : 0
  return isWait(node) ? null : 0
}

/** The longest time since the customer's last message with which each node can be entered, in ms; `most` where it is that or more. Linear. */
export function longestSilence(flow: Flow, most: number): ReadonlyMap<string, number> {
  const longest = new Map(Object.keys(flow.nodes).map((nodeId) => [nodeId, 0]))
  const graph = graphOf(flow, (nodeId, exit) => {
    const node = flow.nodes[nodeId]
    return node !== undefined && silenceAt(node, exit) !== null
  })
  // Components come before those that lead to them, so from the end each is complete when its turn comes.
  for (const component of componentsOf(graph).reverse()) {
    const within = new Set(component)
    const edges = component.flatMap((nodeId) => silentEdges(flow, nodeId))
    const goesRound = edges.some(({ to, silence }) => within.has(to) && silence > 0)
    const entered = goesRound ? most : component.reduce((time, nodeId) => Math.max(time, longest.get(nodeId) ?? 0), 0)
    for (const nodeId of component) longest.set(nodeId, entered)
    for (const { to, silence } of edges) {
      if (!within.has(to)) longest.set(to, Math.max(longest.get(to) ?? 0, Math.min(most, entered + silence)))
    }
  }
  return longest
}

function silentEdges(flow: Flow, nodeId: string): readonly { readonly to: string; readonly silence: number }[] {
  const node = flow.nodes[nodeId]
  if (node === undefined) return []
  return wiredExits(node).flatMap(([exit, to]) => {
    const silence = silenceAt(node, exit)
    return silence === null || !Object.hasOwn(flow.nodes, to) ? [] : [{ to, silence }]
  })
}
