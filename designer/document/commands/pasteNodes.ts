import type { Clipping } from '../Clipping.ts'
import type { Drawing, Point } from '../Drawing.ts'
import { mapExits } from '../exits.ts'
import { MAX_NODES } from '../limits.ts'
import { type Result, refuse } from '../Result.ts'
import { entryOf, mapEntries } from '../records.ts'
import { freeId } from '../slug.ts'
import { roundPoint } from './addNode.ts'
import { setAnnotations } from './setAnnotations.ts'

export type PasteNodes = {
  readonly clipping: Clipping
  /** where the upper left corner of what is pasted comes to lie */
  readonly at: Point
}

/**
 * Puts copied nodes, notes and groups on the canvas. Those whose id is taken get a free one, and exits among them follow. Exits to nodes that were not
 * copied stay when the flow has a node of that id, which is how a duplicate keeps its ways out, and are unwired otherwise.
 */
export function pasteNodes({ flow, layout }: Drawing, { clipping, at }: PasteNodes): Result<Drawing> {
  const ids = newIds(flow.nodes, clipping)
  const { notes = {}, groups = {} } = clipping
  if (ids.size + Object.keys(notes).length + Object.keys(groups).length === 0) return refuse('noClipping')
  if (Object.keys(flow.nodes).length + ids.size > MAX_NODES) return refuse('tooManyNodes', { most: String(MAX_NODES) })
  const lead = (target: string): string | null => ids.get(target) ?? (Object.hasOwn(flow.nodes, target) ? target : null)
  const corner = cornerOf(clipping)
  const pasted = mapEntries(clipping.nodes, (node) => mapExits(node, lead))
  const nodes = [...ids].map(([from, to]) => [to, entryOf(pasted, from)] as const)
  const boxes = [...ids].map(([from, to], index) => {
    const box = entryOf(clipping.boxes, from) ?? { x: corner.x + index * STEP, y: corner.y + index * STEP }
    return [to, { ...box, ...roundPoint({ x: box.x - corner.x + at.x, y: box.y - corner.y + at.y }) }] as const
  })
  const move = <T extends Point>(item: T): T => ({
    ...item,
    ...roundPoint({ x: item.x - corner.x + at.x, y: item.y - corner.y + at.y }),
  })
  const pastedDrawing = {
    flow: {
      ...flow,
      ...(Object.keys(flow.nodes).length === 0 && ids.size > 0 ? { start: [...ids.values()][0] ?? flow.start } : {}),
      nodes: { ...flow.nodes, ...Object.fromEntries(nodes.flatMap(([id, node]) => (node ? [[id, node]] : []))) },
    },
    layout: { ...layout, nodes: { ...layout.nodes, ...Object.fromEntries(boxes) } },
  }
  return setAnnotations(ids.size === 0 ? { flow, layout } : pastedDrawing, {
    notes: renamed(notes, layout.notes ?? {}, move),
    groups: renamed(groups, layout.groups ?? {}, move),
  })
}

/** The items under ids that are free. */
function renamed<T>(
  items: { readonly [id: string]: T },
  taken: { readonly [id: string]: T },
  change: (item: T) => T,
): { readonly [id: string]: T } {
  const given: { [id: string]: T } = {}
  for (const [id, item] of Object.entries(items)) {
    given[freeId(id, (candidate) => Object.hasOwn(taken, candidate) || Object.hasOwn(given, candidate))] = change(item)
  }
  return given
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

/** The upper left corner of all that was copied. */
export function cornerOf({ boxes, notes = {}, groups = {} }: Clipping): Point {
  const all = [boxes, notes, groups].flatMap((items): readonly Point[] => Object.values(items))
  if (all.length === 0) return { x: 0, y: 0 }
  return { x: Math.min(...all.map(({ x }) => x)), y: Math.min(...all.map(({ y }) => y)) }
}
