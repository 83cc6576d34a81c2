import { wiredExits } from '../../../runtime/engine/nodes/wiredExits.ts'
import type { Drawing } from '../Drawing.ts'
import { withExits } from '../exits.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, withEntry, withoutEntries } from '../records.ts'

export type Disconnect = { readonly from: string; readonly exit: string }

/** Lets an exit lead nowhere. */
export function disconnect(drawing: Drawing, { from, exit }: Disconnect): Result<Drawing> {
  const { flow } = drawing
  const node = entryOf(flow.nodes, from)
  if (node === undefined) return refuse('noSuchNode', { id: from })
  const exits = wiredExits(node)
  const left = withoutEntries(exits, new Set([exit]))
  if (left === exits) return done(drawing)
  return done({ ...drawing, flow: { ...flow, nodes: withEntry(flow.nodes, from, withExits(node, left)) } })
}
