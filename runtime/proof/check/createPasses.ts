import type { Flow, Node } from '../../../schemas/flow.ts'
import { isWhenUndelivered } from '../../engine/nodes/exitsOf.ts'
import { isWait } from '../../engine/nodes/traits.ts'
import type { Workspace } from '../../engine/workspace.ts'
import { calledFirst } from './callGraph.ts'
import { graphOf, reachableFrom } from './graphOf.ts'

/** Says of an exit whether it can be taken in the same turn in which its node was entered. */
export type Passes = (node: Node, exit: string) => boolean

/**
 * A node that can rest ends the turn, and that a message does not arrive is told later. A called flow can be passed in one turn by those outcomes that its start reaches without a wait.
 * Flows that call each other in a ring count as not passed: they cannot run, and `recursiveSubflow` tells.
 */
export function createPasses(workspace: Workspace): Passes {
  const quick = new Map<string, ReadonlySet<string>>()
  const passes: Passes = (node, exit) =>
    node.type === 'subflow'
      ? (quick.get(node.flow)?.has(exit) ?? false)
      : !isWait(node) && !isWhenUndelivered(node, exit)
  for (const flow of calledFirst(workspace)) quick.set(flow.id, outcomesWithoutWait(flow, passes))
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
