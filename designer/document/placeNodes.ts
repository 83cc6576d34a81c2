import { wiredExits } from '../../runtime/engine/nodes/wiredExits.ts'
import type { Box } from '../../schemas/layout.ts'
import type { Drawing } from './Drawing.ts'
import { entryOf } from './records.ts'

const COLUMN = 340
const ROW = 190

/**
 * A box for every node: its own, or for nodes without one a place in the column that is as far from the start as the node. Good enough to
 * show a flow that came without a layout; a tidy layout is made on demand.
 */
export function placeNodes({ flow, layout }: Drawing): { readonly [id: string]: Box } {
  const ids = Object.keys(flow.nodes)
  if (ids.every((id) => Object.hasOwn(layout.nodes, id))) return layout.nodes
  const depths = depthsOf(flow.nodes, flow.start)
  const lowest = Math.max(...Object.values(layout.nodes).map(({ y }) => y + ROW), 0)
  const rows = new Map<number, number>()
  return Object.fromEntries(
    ids.map((id) => {
      const own = entryOf(layout.nodes, id)
      if (own !== undefined) return [id, own]
      const depth = depths.get(id) ?? 0
      const row = rows.get(depth) ?? 0
      rows.set(depth, row + 1)
      return [id, { x: depth * COLUMN, y: lowest + row * ROW }]
    }),
  )
}

/** Steps from the start, which is 1; nodes that it does not reach have none, and stand before all others. */
export function depthsOf(nodes: Drawing['flow']['nodes'], start: string): ReadonlyMap<string, number> {
  const depths = new Map([[start, 1]])
  for (const [id, depth] of depths) {
    const node = entryOf(nodes, id)
    for (const target of node === undefined ? [] : Object.values(wiredExits(node))) {
      if (!depths.has(target)) depths.set(target, depth + 1)
    }
  }
  return depths
}
