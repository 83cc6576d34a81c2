import fc from 'fast-check'
import { addNode } from '../../../designer/document/commands/addNode.ts'
import { connect } from '../../../designer/document/commands/connect.ts'
import { createNode, PALETTE_TYPES } from '../../../designer/document/createNode.ts'
import { type Drawing, EMPTY_LAYOUT } from '../../../designer/document/Drawing.ts'
import { exitNames } from '../../../designer/document/exits.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

/** A workspace with an empty flow `main`. */
export const EMPTY = workspaceOf([{ ...flowOf({}), start: 'welcome' }])
export const EMPTY_DRAWING: Drawing = { flow: flowOf({}, { start: 'welcome' }), layout: EMPTY_LAYOUT }

/** Drawings of up to eight nodes of any type, wired at random. */
export const drawings: fc.Arbitrary<Drawing> = fc
  .array(fc.tuple(fc.constantFrom(...PALETTE_TYPES), fc.nat(7), fc.nat(7), fc.integer({ min: -500, max: 500 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((plan) => {
    let drawing = EMPTY_DRAWING
    for (const [index, [type, , , x]] of plan.entries()) {
      const node = createNode(type, { workspace: EMPTY, flow: drawing.flow })
      drawing = done(addNode(drawing, { id: `n${index}`, node, at: { x, y: index * 100 } }))
    }
    for (const [index, [, exitIndex, target]] of plan.entries()) {
      const from = `n${index}`
      const node = drawing.flow.nodes[from]
      const exits = node === undefined ? [] : exitNames(node, EMPTY.flows)
      const exit = exits[exitIndex % Math.max(1, exits.length)]
      const to = `n${target % plan.length}`
      if (exit !== undefined) drawing = done(connect(drawing, { from, exit, to, flows: EMPTY.flows }))
    }
    return drawing
  })

/** The value of a command that must not be refused. */
export function done<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: object },
): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}
