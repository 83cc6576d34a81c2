import type { Clipping } from '../Clipping.ts'
import type { Drawing, Point } from '../Drawing.ts'
import { mapExits } from '../exits.ts'
import { MAX_NODES } from '../limits.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, mapEntries } from '../records.ts'
import { freeId } from '../slug.ts'
import { roundPoint } from './addNode.ts'

export type PasteNodes = {
  readonly clipping: Clipping
  /** where the upper left corner of what is pasted comes to lie */
  readonly at: Point
}

/**
 * Puts copied nodes on the canvas. Those whose id is taken get a free one, and exits among them follow. Exits to nodes that were not
 * copied stay when the flow has a node of that id, which is how a duplicate keeps its ways out, and are unwired otherwise.
 */
export function pasteNodes({ flow, layout }: Drawing, { clipping, at }: PasteNodes): Result<Drawing> {
  const ids = newIds(flow.nodes, clipping)
  if (ids.size === 0) return refuse('noClipping')
  if (Object.keys(flow.nodes).length + ids.size > MAX_NODES) return refuse('tooManyNodes', { most: String(MAX_NODES) })
  const lead = (target: string): string | null => ids.get(target) ?? (Object.hasOwn(flow.nodes, target) ? target : null)
  const corner = cornerOf(clipping)
  const pasted = mapEntries(clipping.nodes, (node) => mapExits(node, lead))
  const nodes = [...ids].map(([from, to]) => [to, entryOf(pasted, from)] as const)
  const boxes = [...ids].map(([from, to], index) => {
    const box = entryOf(clipping.boxes, from) ?? { x: corner.x + index * STEP, y: corner.y + index * STEP }
    return [to, { ...box, ...roundPoint({ x: box.x - corner.x + at.x, y: box.y - corner.y + at.y }) }] as const
  })
  return done({
    flow: {
      ...flow,
      ...(Object.keys(flow.nodes).length === 0 ? { start: [...ids.values()][0] ?? flow.start } : {}),
      nodes: { ...flow.nodes, ...Object.fromEntries(nodes.flatMap(([id, node]) => (node ? [[id, node]] : []))) },
    },
    layout: { ...layout, nodes: { ...layout.nodes, ...Object.fromEntries(boxes) } },
  })
}

/** Nodes without a place of their own are set this many pixels apart. */
const STEP = 40

/** The id that each node of the clipping gets, in the clipping's order. */
export function newIds(taken: Drawing['flow']['nodes'], { nodes }: Clipping): ReadonlyMap<string, string> {
  const given = new Map<string, string>()
  const used = new Set(Object.keys(taken))
  for (const id of Object.keys(nodes)) {
    const free = freeId(id, (candidate) => used.has(candidate))
    given.set(id, free)
    used.add(free)
  }
  return given
}

function cornerOf({ boxes }: Clipping): Point {
  const all = Object.values(boxes)
  if (all.length === 0) return { x: 0, y: 0 }
  return { x: Math.min(...all.map(({ x }) => x)), y: Math.min(...all.map(({ y }) => y)) }
}
