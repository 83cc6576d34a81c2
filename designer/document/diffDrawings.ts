import type { Mark, PictureExit } from '../../runtime/proof/render/Picture.ts'
import { pictureOfChange } from '../../runtime/proof/render/pictureOf.ts'
import type { Node } from '../../schemas/flow.ts'
import type { Drawing, Point } from './Drawing.ts'
import { placeNodes } from './placeNodes.ts'
import { entryOf } from './records.ts'

/** What became of a node: `moved` is one that stands elsewhere and is else the same. */
export type DiffMark = Mark | 'moved'

/** A node of either of two drawings; one that is gone is as it was. */
export type DiffedNode = {
  readonly id: string
  readonly node: Node
  readonly mark: DiffMark
  /** the id that it had before, when that was another */
  readonly was: string | null
  readonly isStart: boolean
  readonly place: Point
  /** one that was rewired stands twice: removed and added */
  readonly exits: readonly PictureExit[]
}

/** Two drawings as one, with what became of each node and exit. */
export function diffDrawings(before: Drawing, after: Drawing): readonly DiffedNode[] {
  const [old, now] = [placeNodes(before), placeNodes(after)]
  return pictureOfChange(before.flow, after.flow).nodes.flatMap((drawn): readonly DiffedNode[] => {
    const { id, mark, was = id, isStart, exits } = drawn
    const node = entryOf(after.flow.nodes, id) ?? entryOf(before.flow.nodes, id)
    const place = entryOf(now, id) ?? entryOf(old, id)
    if (node === undefined || place === undefined) return []
    const [from, to] = [entryOf(before.layout.nodes, was), entryOf(after.layout.nodes, id)]
    const isMoved = from !== undefined && to !== undefined && (from.x !== to.x || from.y !== to.y)
    const isElsewhere = mark === 'same' && isMoved
    return [
      {
        id,
        node,
        mark: isElsewhere ? 'moved' : mark,
        was: was === id ? null : was,
        isStart,
        place: { x: place.x, y: place.y },
        exits,
      },
    ]
  })
}
