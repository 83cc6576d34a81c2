import type { Flow, Node } from '../../../schemas/flow.ts'
import type { Workspace } from '../../engine/workspace.ts'

/** A node that nobody leaves: the engine ends the turn there, and says so. */
const DEAD_END: Node = { type: 'branch', cases: [], exits: { otherwise: 'nowhere' } }

/**
 * The workspace as far as it can run, to see what its customers come to: exits to nodes that are not there lead nowhere, and nodes that
 * need a flow or a schedule that is not there are dead ends. What else keeps a flow from running stays.
 */
export function runnable(workspace: Workspace): Workspace {
  const flows = Object.fromEntries(
    Object.entries(workspace.flows).map(([id, flow]) => [id, { ...flow, nodes: mend(workspace, flow) }]),
  )
  return { ...workspace, flows }
}

function mend(workspace: Workspace, flow: Flow): Flow['nodes'] {
  return Object.fromEntries(
    Object.entries(flow.nodes).map(([id, node]): readonly [string, Node] => {
      const lacks =
        (node.type === 'subflow' && !Object.hasOwn(workspace.flows, node.flow)) ||
        (node.type === 'officeHours' && !Object.hasOwn(workspace.schedules, node.schedule))
      return [id, withKnownExits(lacks ? DEAD_END : node, flow)]
    }),
  )
}

function withKnownExits(node: Node, { nodes }: Flow): Node {
  if (!('exits' in node) || node.exits === undefined) return node
  const wired = Object.entries(node.exits)
  const known = wired.filter(([, target]) => Object.hasOwn(nodes, target))
  if (known.length === wired.length) return node
  return { ...node, exits: Object.fromEntries(known) } as Node // the same node with fewer exits
}
