import type { Flow, Node } from '../../../schemas/flow.ts'
import { wiredExits } from '../../engine/nodes/wiredExits.ts'
import { comparisonsOf } from '../content/comparisonsOf.ts'
import { componentsOf } from './componentsOf.ts'
import type { Graph } from './graphOf.ts'

/** Rounds that a counter may go at most; a longer ring of nodes meets the engine's limit of steps a turn. */
const ROUNDS = 100
/** `{{ vars.tries | default: 0 | plus: 1 }}` */
const COUNT = /^\{\{-?\s*vars\.(\w+)\s*(?:\|\s*default:\s*\d+\s*)?\|\s*plus:\s*[1-9]\d*\s*-?\}\}$/

/**
 * The graph twice: without the nodes that count, and without those that end a count. A round that is in neither passes both, so it ends;
 * any other goes on for ever. A count ends at a branch that asks whether the variable is at least so much and leads out of the ring.
 */
export function withoutCounters(flow: Flow, graph: Graph): readonly Graph[] {
  const counting = new Set<string>()
  const ending = new Set<string>()
  for (const component of componentsOf(graph)) {
    const within = new Set(component)
    for (const nodeId of component) {
      const variable = countedBy(flow, nodeId)
      if (variable === null || component.some((other) => other !== nodeId && sets(flow.nodes[other], variable)))
        continue
      const ends = component.filter((other) => endsAt(flow.nodes[other], variable, within))
      if (ends.length === 0) continue
      counting.add(nodeId)
      for (const end of ends) ending.add(end)
    }
  }
  return counting.size === 0 ? [graph] : [without(graph, counting), without(graph, ending)]
}

/** The variable that a node adds to. What is not set counts as 0. */
function countedBy(flow: Flow, nodeId: string): string | null {
  const node = flow.nodes[nodeId]
  if (node?.type !== 'assign') return null
  const counted = Object.entries(node.variables ?? {}).find(
    ([name, value]) => typeof value === 'string' && COUNT.exec(value.trim())?.[1] === name,
  )
  return counted?.[0] ?? null
}

const sets = (node: Node | undefined, variable: string): boolean =>
  node?.type === 'assign' && Object.hasOwn(node.variables ?? {}, variable)

function endsAt(node: Node | undefined, variable: string, within: ReadonlySet<string>): boolean {
  if (node?.type !== 'branch') return false
  const exits = new Map(Object.entries(wiredExits(node)))
  return node.cases.some(({ id }, index) => {
    const leavesBy = exits.get(id)
    if (leavesBy === undefined || within.has(leavesBy)) return false
    return comparisonsOf(node).some(({ names, comparison: { attribute, greaterThan, atLeast } }) => {
      const bound = greaterThan ?? atLeast
      // Alone: with other conditions beside it, it may never hold.
      const isAlone = names.length === 3 && names[1] === index
      return isAlone && attribute === `vars.${variable}` && bound !== undefined && bound <= ROUNDS
    })
  })
}

function without(graph: Graph, left: ReadonlySet<string>): Graph {
  return new Map([...graph].map(([nodeId, targets]) => [nodeId, left.has(nodeId) ? [] : targets]))
}
