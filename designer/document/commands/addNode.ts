import type { Node } from '../../../schemas/flow.ts'
import type { Drawing, Point } from '../Drawing.ts'
import { MAX_NODES } from '../limits.ts'
import { done, type Result, refuse } from '../Result.ts'
import { withEntry } from '../records.ts'
import { isSlug } from '../slug.ts'

export type AddNode = { readonly id: string; readonly node: Node; readonly at: Point }

/** Puts a new node on the canvas. The first node of a flow is where it starts. */
export function addNode({ flow, layout }: Drawing, { id, node, at }: AddNode): Result<Drawing> {
  if (!isSlug(id)) return refuse('notAnId', { id })
  if (Object.hasOwn(flow.nodes, id)) return refuse('idTaken', { id })
  const count = Object.keys(flow.nodes).length
  if (count >= MAX_NODES) return refuse('tooManyNodes', { most: String(MAX_NODES) })
  return done({
    flow: { ...flow, nodes: withEntry(flow.nodes, id, node), ...(count === 0 ? { start: id } : {}) },
    layout: { ...layout, nodes: withEntry(layout.nodes, id, roundPoint(at)) },
  })
}

/** Whole pixels: a drag by hand means no more, and the diff of a layout stays readable. */
export const roundPoint = ({ x, y }: Point): Point => ({ x: Math.round(x) + 0, y: Math.round(y) + 0 })
