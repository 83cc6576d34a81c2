import type { Graph } from './graphOf.ts'

type Visit = { readonly nodeId: string; readonly index: number; low: number; nextEdge: number }

/**
 * The groups of nodes that can all reach each other (strongly connected components, Tarjan); a node on no round is a group of its own. A group
 * comes before those that lead to it. Linear, and without recursion: a flow of 5,000 nodes in a row would exhaust the stack.
 */
export function componentsOf(graph: Graph): string[][] {
  const seen = new Map<string, Visit>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const components: string[][] = []
  const begin = (nodeId: string): Visit => {
    const visit = { nodeId, index: seen.size, low: seen.size, nextEdge: 0 }
    seen.set(nodeId, visit)
    open.push(nodeId)
    isOpen.add(nodeId)
    return visit
  }
  for (const root of graph.keys()) {
    if (seen.has(root)) continue
    const path = [begin(root)]
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = graph.get(visit.nodeId)?.[visit.nextEdge]
      if (next !== undefined) {
        visit.nextEdge += 1
        const known = seen.get(next)
        if (known === undefined) path.push(begin(next))
        else if (isOpen.has(next)) visit.low = Math.min(visit.low, known.index)
        continue
      }
      path.pop()
      const before = path.at(-1)
      if (before !== undefined) before.low = Math.min(before.low, visit.low)
      if (visit.low === visit.index) {
        const component = open.splice(open.lastIndexOf(visit.nodeId))
        for (const nodeId of component) isOpen.delete(nodeId)
        components.push(component)
      }
    }
  }
  return components
}
