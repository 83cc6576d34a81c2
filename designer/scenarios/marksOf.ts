import { wiredExits } from '../../runtime/engine/nodes/wiredExits.ts'
import type { Coverage } from '../../runtime/proof/scenario/coverageOf.ts'
import type { Flow } from '../../schemas/flow.ts'
import type { Mark, Marks } from '../editor/Marks.ts'

/** What scenarios cover of a flow, as it is painted over its canvas. */
export function marksOf(flow: Flow, { nodes, exits }: Pick<Coverage, 'nodes' | 'exits'>): Marks {
  const missedNodes = new Set(nodes.missing)
  const missedExits = new Set(exits.missing.map(({ node, exit }) => `${node} ${exit}`))
  const mark = (missed: ReadonlySet<string>, name: string): readonly [string, Mark] => [
    name,
    missed.has(name) ? 'missed' : 'covered',
  ]
  return {
    nodes: new Map(Object.keys(flow.nodes).map((id) => mark(missedNodes, id))),
    exits: new Map(
      Object.entries(flow.nodes).flatMap(([id, node]) =>
        Object.keys(wiredExits(node)).map((exit) => mark(missedExits, `${id} ${exit}`)),
      ),
    ),
  }
}
