import { wiredExits } from '../../runtime/engine/nodes/wiredExits.ts'
import type { Flow } from '../../schemas/flow.ts'
import type { Drawing, Point } from './Drawing.ts'
import { exitNames } from './exits.ts'
import { placeNodes } from './placeNodes.ts'
import { entryOf } from './records.ts'

/** What a new node is for: to stand alone, at the end of an exit, or between an exit and where it leads. */
export type Purpose =
  | { readonly kind: 'add' }
  | { readonly kind: 'connect'; readonly from: string; readonly exit: string }
  | { readonly kind: 'insert'; readonly from: string; readonly exit: string }

/** A node's width and the gap to the next, and the rows that the exits of a node need. */
const AWAY = { x: 340, y: 150 }

/** Where a node comes to stand that is added at an exit without pointing at a place, and what it does there. */
export function placeAtExit(
  drawing: Drawing,
  { from, exit }: { readonly from: string; readonly exit: string },
  flows: { readonly [id: string]: Flow },
): { readonly purpose: Purpose; readonly at: Point } {
  const node = entryOf(drawing.flow.nodes, from)
  const { x, y } = placeNodes(drawing)[from] ?? { x: 0, y: 0 }
  const row = node === undefined ? 0 : Math.max(0, exitNames(node, flows).indexOf(exit))
  const isWired = node !== undefined && entryOf(wiredExits(node), exit) !== undefined
  return {
    purpose: { kind: isWired ? 'insert' : 'connect', from, exit },
    at: { x: x + AWAY.x, y: y + AWAY.y * row },
  }
}

/** Where a node comes to stand that belongs to none: below all others. */
export function placeAlone(drawing: Drawing): { readonly purpose: Purpose; readonly at: Point } {
  const boxes = Object.values(placeNodes(drawing))
  const x = boxes.length === 0 ? 0 : Math.min(...boxes.map((box) => box.x))
  const y = boxes.length === 0 ? 0 : Math.max(...boxes.map((box) => box.y)) + AWAY.y * 1.5
  return { purpose: { kind: 'add' }, at: { x, y } }
}
