import { wiredExits } from '../../../runtime/engine/nodes/wiredExits.ts'
import type { Flow, Node } from '../../../schemas/flow.ts'
import type { Drawing, Point } from '../Drawing.ts'
import { exitNames } from '../exits.ts'
import { type Result, refuse } from '../Result.ts'
import { entryOf } from '../records.ts'
import { addNode } from './addNode.ts'
import { connect } from './connect.ts'

export type InsertOnEdge = {
  readonly from: string
  readonly exit: string
  readonly id: string
  readonly node: Node
  readonly at: Point
  readonly flows: { readonly [id: string]: Flow }
}

/** Puts a new node between an exit and the node it leads to: the exit leads to the new node, whose first exit leads on. */
export function insertOnEdge(drawing: Drawing, { from, exit, id, node, at, flows }: InsertOnEdge): Result<Drawing> {
  const source = entryOf(drawing.flow.nodes, from)
  if (source === undefined) return refuse('noSuchNode', { id: from })
  const target = entryOf(wiredExits(source), exit)
  if (target === undefined) return refuse('noSuchExit', { id: from, exit })
  const added = addNode(drawing, { id, node, at })
  if (!added.ok) return added
  const led = connect(added.value, { from, exit, to: id, flows })
  const [first] = exitNames(node, flows)
  if (!led.ok || first === undefined) return led
  return connect(led.value, { from: id, exit: first, to: target, flows })
}
