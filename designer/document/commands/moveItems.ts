import { readAnnotationKey } from '../annotations.ts'
import type { Drawing, Point } from '../Drawing.ts'
import { done, type Result } from '../Result.ts'
import { entryOf } from '../records.ts'
import { roundPoint } from './addNode.ts'
import { moveNodes } from './moveNodes.ts'
import { setAnnotations } from './setAnnotations.ts'

/** Places by what the canvas calls them: nodes by their ids, notes and groups by `note/<id>` and `group/<id>`. */
export type MoveItems = { readonly places: { readonly [key: string]: Point } }

/** Puts nodes, notes and groups elsewhere, in one step. Notes and groups that are gone are passed over. */
export function moveItems(drawing: Drawing, { places }: MoveItems): Result<Drawing> {
  const { notes = {}, groups = {} } = drawing.layout
  const moved = Object.entries(places).map(([key, point]) => ({ key, point, annotation: readAnnotationKey(key) }))
  const nodes = moved.flatMap(({ key, point, annotation }) => (annotation === null ? [[key, point] as const] : []))
  const shift = <T extends Point>(items: { readonly [id: string]: T }, kind: 'note' | 'group') =>
    Object.fromEntries(
      moved.flatMap(({ point, annotation }) => {
        const item = annotation?.kind === kind ? entryOf(items, annotation.id) : undefined
        const to = roundPoint(point)
        if (annotation === null || item === undefined || (item.x === to.x && item.y === to.y)) return []
        return [[annotation.id, { ...item, ...to }] as const]
      }),
    )
  const result = nodes.length === 0 ? done(drawing) : moveNodes(drawing, { places: Object.fromEntries(nodes) })
  if (!result.ok) return result
  return setAnnotations(result.value, { notes: shift(notes, 'note'), groups: shift(groups, 'group') })
}
