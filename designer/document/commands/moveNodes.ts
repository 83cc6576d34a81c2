import type { Drawing, Point } from '../Drawing.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf } from '../records.ts'
import { roundPoint } from './addNode.ts'

export type MoveNodes = { readonly places: { readonly [id: string]: Point } }

/** Puts nodes elsewhere; a size that was given to a box stays. The flow itself is not touched. */
export function moveNodes(drawing: Drawing, { places }: MoveNodes): Result<Drawing> {
  const { flow, layout } = drawing
  const missing = Object.keys(places).find((id) => !Object.hasOwn(flow.nodes, id))
  if (missing !== undefined) return refuse('noSuchNode', { id: missing })
  const moved = Object.entries(places).flatMap(([id, point]) => {
    const box = entryOf(layout.nodes, id)
    const to = roundPoint(point)
    return box?.x === to.x && box.y === to.y ? [] : [[id, { ...box, ...to }] as const]
  })
  if (moved.length === 0) return done(drawing)
  return done({ flow, layout: { ...layout, nodes: { ...layout.nodes, ...Object.fromEntries(moved) } } })
}
