import { componentsOf } from './componentsOf.ts'
import type { Graph } from './graphOf.ts'

/** One short round for each group of nodes that can all reach each other, in the order of the graph. Linear. */
export function cyclesOf(graph: Graph): readonly (readonly string[])[] {
  const position = new Map([...graph.keys()].map((nodeId, index) => [nodeId, index]))
  const at = (nodeId: string) => position.get(nodeId) ?? 0
  return componentsOf(graph)
    .map((component) => component.sort((a, b) => at(a) - at(b)))
    .sort(([a = ''], [b = '']) => at(a) - at(b))
    .map((component) => shortestRound(graph, component))
    .filter((round) => round.length > 0)
}

/** The shortest way from the first node of a component back to it; empty when there is none. */
function shortestRound(graph: Graph, component: readonly string[]): readonly string[] {
  const [first] = component
  if (first === undefined) return []
  const within = new Set(component)
  const cameFrom = new Map<string, string>()
  const queue = new Set([first])
  for (const nodeId of queue) {
    for (const next of graph.get(nodeId) ?? []) {
      if (next === first) return wayTo(nodeId, cameFrom)
      if (!within.has(next) || queue.has(next)) continue
      cameFrom.set(next, nodeId)
      queue.add(next)
    }
  }
  return []
}

function wayTo(last: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const way: string[] = []
  for (let nodeId: string | undefined = last; nodeId !== undefined; nodeId = cameFrom.get(nodeId)) way.push(nodeId)
  return way.reverse()
}
