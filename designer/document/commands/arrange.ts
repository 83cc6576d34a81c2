import { GROUP_SIZE, NOTE_SIZE } from '../annotations.ts'
import { guessSize, type Size } from '../arrangement.ts'
import type { Drawing, Point } from '../Drawing.ts'
import { type Area, clearOf, frameAround, isWithin } from '../framing.ts'
import { placeNodes } from '../placeNodes.ts'
import type { Result } from '../Result.ts'
import { entryOf, mapEntries } from '../records.ts'
import { moveNodes } from './moveNodes.ts'
import { setAnnotations } from './setAnnotations.ts'

export type Arrange = {
  readonly places: { readonly [id: string]: Point }
  /** those that are known */
  readonly sizes: { readonly [id: string]: Size }
}

/** Puts all nodes elsewhere. A frame stays around the nodes that were in it; a note goes with the node that is nearest to it. */
export function arrange(drawing: Drawing, { places, sizes }: Arrange): Result<Drawing> {
  const moved = moveNodes(drawing, { places })
  if (!moved.ok) return moved
  const before = areasOf(placeNodes(drawing), sizes)
  const after = new Map(areasOf(placeNodes(moved.value), sizes).map((area) => [area.id, area]))
  const { notes = {}, groups = {} } = drawing.layout
  return setAnnotations(moved.value, {
    notes: mapEntries(notes, (note) => {
      const by = shiftOfNearest({ ...NOTE_SIZE, ...note }, before, after)
      const { x, y } = clearOf({ ...NOTE_SIZE, ...note, x: note.x + by.x, y: note.y + by.y }, [...after.values()])
      return { ...note, x, y }
    }),
    groups: mapEntries(groups, (group) => {
      const frame = { ...GROUP_SIZE, ...group }
      const within = before.filter((area) => isWithin(area, frame)).flatMap(({ id }) => after.get(id) ?? [])
      const around = frameAround(within)
      const by = shiftOfNearest(frame, before, after)
      return { ...group, ...(around ?? { x: group.x + by.x, y: group.y + by.y }) }
    }),
  })
}

type NodeArea = Area & { readonly id: string }

const areasOf = (places: { readonly [id: string]: Point }, sizes: Arrange['sizes']): readonly NodeArea[] =>
  Object.entries(places).map(([id, { x, y }]) => ({ id, x, y, ...(entryOf(sizes, id) ?? guessSize([])) }))

function shiftOfNearest(area: Area, before: readonly NodeArea[], after: ReadonlyMap<string, NodeArea>): Point {
  const middle = ({ x, y, width, height }: Area): Point => ({ x: x + width / 2, y: y + height / 2 })
  const own = middle(area)
  const far = (other: Area) => Math.hypot(middle(other).x - own.x, middle(other).y - own.y)
  const nearest = before.reduce<NodeArea | null>((best, each) => (best && far(best) <= far(each) ? best : each), null)
  const now = after.get(nearest?.id ?? '')
  return nearest === null || now === undefined ? { x: 0, y: 0 } : { x: now.x - nearest.x, y: now.y - nearest.y }
}
