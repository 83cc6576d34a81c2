import type { Flow, Node } from '../../../schemas/flow.ts'
import { isWait } from '../nodes/exitsOf.ts'
import type { Workspace } from '../workspace.ts'
import { graphOf, reachableFrom } from './graphOf.ts'

/** Says of an exit whether it can be taken in the same turn in which its node was entered. */
export type Passes = (node: Node, exit: string) => boolean

/**
 * A node that can rest ends the turn. A called flow can be passed in one turn by those outcomes that its start reaches without a wait.
 */
export function createPasses(workspace: Workspace): Passes {
  const outcomes = new Map<string, ReadonlySet<string>>()
  const none: ReadonlySet<string> = new Set()
  function quickOutcomes(flowId: string): ReadonlySet<string> {
    const known = outcomes.get(flowId)
    if (known !== undefined) return known
    const flow = Object.hasOwn(workspace.flows, flowId) ? workspace.flows[flowId] : undefined
    outcomes.set(flowId, none) // while it is being found out: a flow that calls itself is another rule's
    const found = flow === undefined ? none : outcomesWithoutWait(flow, passes)
    outcomes.set(flowId, found)
    return found
  }
  const passes: Passes = (node, exit) => (node.type === 'subflow' ? quickOutcomes(node.flow).has(exit) : !isWait(node))
  return passes
}

function outcomesWithoutWait(flow: Flow, passes: Passes): ReadonlySet<string> {
  if (!Object.hasOwn(flow.nodes, flow.start)) return new Set()
  const graph = graphOf(flow, (nodeId, exit) => {
    const node = flow.nodes[nodeId]
    return node !== undefined && passes(node, exit)
  })
  return new Set(
    [...reachableFrom(graph, [flow.start])].flatMap((nodeId) => {
      const node = flow.nodes[nodeId]
      return node?.type === 'outcome' && node.exits?.next === undefined ? [node.outcome] : []
    }),
  )
}
