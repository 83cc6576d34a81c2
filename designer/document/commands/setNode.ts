import type { Node } from '../../../schemas/flow.ts'
import type { Drawing } from '../Drawing.ts'
import { withoutStaleExits } from '../exits.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, withEntry } from '../records.ts'

export type SetNode = { readonly id: string; readonly node: Node }

/** Replaces a node's settings. Exits that they no longer offer are let go. */
export function setNode(drawing: Drawing, { id, node }: SetNode): Result<Drawing> {
  const { flow } = drawing
  const before = entryOf(flow.nodes, id)
  if (before === undefined) return refuse('noSuchNode', { id })
  if (before === node) return done(drawing)
  return done({ ...drawing, flow: { ...flow, nodes: withEntry(flow.nodes, id, withoutStaleExits(node)) } })
}
