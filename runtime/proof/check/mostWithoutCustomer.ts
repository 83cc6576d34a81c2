import type { Flow, Node } from '../../../schemas/flow.ts'
import { isWait } from '../../engine/nodes/traits.ts'
import { wiredExits } from '../../engine/nodes/wiredExits.ts'
import type { Workspace } from '../../engine/workspace.ts'
import { calledFirst } from './callGraph.ts'
import { componentsOf } from './componentsOf.ts'
import { entriesOf } from './graphOf.ts'
import { nodesOf } from './nodePlaces.ts'
import { silenceAt } from './silenceAt.ts'

/** What adds up while the customer says nothing: time, or messages. */
export type Toll = {
  /** what a node adds that is left without a word */
  readonly adds: (node: Node, exit: string) => number
  /** what has been added when the node says what it has to say; null: it has nothing to say */
  readonly says: (node: Node) => number | null
}

/** The most that has come together when a flow returns by an outcome: since it was entered without a word, and since a word within it. */
type Returned = { readonly sinceEntry: number | null; readonly sinceWord: number | null }
type Called = { readonly returned: ReadonlyMap<string, Returned>; readonly says: number | null }

/** A flow that is called in a ring, or is not there, returns at once. */
const AT_ONCE: Returned = { sinceEntry: 0, sinceWord: null }

/**
 * The most that can have come together since the customer's last word, by flow and node, when the node says something; infinity in a ring
 * that needs no word. Nodes that say nothing are left out; a call says what the called flow does. Linear.
 */
export function mostWithoutCustomer(
  workspace: Workspace,
  toll: Toll,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const calls = new Map<string, Called>()
  const most = new Map<string, ReadonlyMap<string, number>>()
  for (const flow of calledFirst(workspace)) {
    const { sinceEntry, sinceWord } = sumsOf(flow, toll, calls)
    const here = new Map<string, number>()
    const returned = new Map<string, Returned>()
    let says: number | null = null
    for (const { nodeId, node } of nodesOf(flow)) {
      const sum: Returned = { sinceEntry: sinceEntry.get(nodeId) ?? null, sinceWord: sinceWord.get(nodeId) ?? null }
      if (node.type === 'outcome') returned.set(node.outcome, larger(returned.get(node.outcome) ?? sum, sum))
      const own = node.type === 'subflow' ? (calls.get(node.flow)?.says ?? null) : toll.says(node)
      const entered = max(sum.sinceEntry, sum.sinceWord)
      if (own === null || entered === null) continue
      here.set(nodeId, entered + own)
      if (sum.sinceEntry !== null) says = max(says, sum.sinceEntry + own)
    }
    calls.set(flow.id, { returned, says })
    most.set(flow.id, here)
  }
  return most
}

type Sums = ReadonlyMap<string, number>
type Edge = { readonly from: string; readonly to: string; readonly adds: number }

/** What has come together when each node is entered: on ways from where the flow begins, and on ways that a word began. */
function sumsOf(
  flow: Flow,
  toll: Toll,
  calls: ReadonlyMap<string, Called>,
): { readonly sinceEntry: Sums; readonly sinceWord: Sums } {
  const edges: Edge[] = []
  const begun = new Map<string, number>()
  for (const { nodeId, node } of nodesOf(flow)) {
    for (const [exit, to] of Object.entries(wiredExits(node))) {
      if (!Object.hasOwn(flow.nodes, to)) continue
      const { sinceEntry: adds, sinceWord } = passing(node, exit, toll, calls)
      if (adds !== null) edges.push({ from: nodeId, to, adds })
      if (sinceWord !== null) begun.set(to, Math.max(begun.get(to) ?? 0, sinceWord))
    }
  }
  const entered = new Map(entriesOf(flow).map((nodeId) => [nodeId, 0]))
  return { sinceEntry: longestWays(flow, edges, entered), sinceWord: longestWays(flow, edges, begun) }
}

function passing(node: Node, exit: string, toll: Toll, calls: ReadonlyMap<string, Called>): Returned {
  if (node.type === 'subflow') return calls.get(node.flow)?.returned.get(exit) ?? AT_ONCE
  return silenceAt(node, exit) === null
    ? { sinceEntry: null, sinceWord: 0 }
    : { sinceEntry: toll.adds(node, exit), sinceWord: null }
}

/** The longest way to each node that one leads to; infinity where one goes round. */
function longestWays(flow: Flow, edges: readonly Edge[], starts: Sums): Sums {
  const leaving = Map.groupBy(edges, ({ from }) => from)
  const graph = new Map(Object.keys(flow.nodes).map((id) => [id, (leaving.get(id) ?? []).map(({ to }) => to)]))
  const longest = new Map(starts)
  // A ring without a wait is over in one turn, and loopWithoutWait tells of it.
  const canRest = (id: string): boolean => {
    const node = flow.nodes[id]
    return node !== undefined && (isWait(node) || node.type === 'subflow')
  }
  // Components come before those that lead to them, so from the end each is complete when its turn comes.
  for (const component of componentsOf(graph).reverse()) {
    const entered = component.reduce<number | null>((most, id) => max(most, longest.get(id) ?? null), null)
    if (entered === null) continue
    const within = new Set(component)
    const out = component.flatMap((id) => leaving.get(id) ?? [])
    const goesRound = component.some(canRest) && out.some(({ to, adds }) => within.has(to) && adds > 0)
    const here = goesRound ? Number.POSITIVE_INFINITY : entered
    for (const id of component) longest.set(id, here)
    for (const { to, adds } of out) if (!within.has(to)) longest.set(to, Math.max(longest.get(to) ?? 0, here + adds))
  }
  return longest
}

const max = (a: number | null, b: number | null): number | null => (a === null || (b !== null && b > a) ? b : a)
const larger = (a: Returned, b: Returned): Returned => ({
  sinceEntry: max(a.sinceEntry, b.sinceEntry),
  sinceWord: max(a.sinceWord, b.sinceWord),
})
