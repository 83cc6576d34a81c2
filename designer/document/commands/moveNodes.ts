import type { Drawing, Point } from '../Drawing.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, mapEntries } from '../records.ts'
import { roundPoint } from './addNode.ts'

export type MoveNodes = { readonly places: { readonly [id: string]: Point } }

/** Puts nodes elsewhere; a size that was given to a box stays. The flow itself is not touched. */
export function moveNodes(drawing: Drawing, { places }: MoveNodes): Result<Drawing> {
  const { flow, layout } = drawing
  const missing = Object.keys(places).find((id) => !Object.hasOwn(flow.nodes, id))
  if (missing !== undefined) return refuse('noSuchNode', { id: missing })
  const added = Object.entries(places).filter(([id]) => !Object.hasOwn(layout.nodes, id))
  const known = mapEntries(layout.nodes, (box, id) => {
    const to = entryOf(places, id)
    if (to === undefined) return box
    const { x, y } = roundPoint(to)
    return x === box.x && y === box.y ? box : { ...box, x, y }
  })
  if (added.length === 0 && known === layout.nodes) return done(drawing)
  const placed = Object.fromEntries(added.map(([id, point]) => [id, roundPoint(point)]))
  return done({ flow, layout: { ...layout, nodes: { ...known, ...placed } } })
}
