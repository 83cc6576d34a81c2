import { wiredExits } from '../../../runtime/engine/nodes/wiredExits.ts'
import type { Flow } from '../../../schemas/flow.ts'
import type { Drawing } from '../Drawing.ts'
import { possibleExits, withExits } from '../exits.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, withEntry } from '../records.ts'

export type Connect = {
  readonly from: string
  readonly exit: string
  readonly to: string
  /** the workspace's flows, which say what exits a subflow has */
  readonly flows: { readonly [id: string]: Flow }
}

/** Leads an exit of a node to another node; where it led before is let go. */
export function connect(drawing: Drawing, { from, exit, to, flows }: Connect): Result<Drawing> {
  const { flow } = drawing
  const node = entryOf(flow.nodes, from)
  if (node === undefined) return refuse('noSuchNode', { id: from })
  if (!Object.hasOwn(flow.nodes, to)) return refuse('noSuchNode', { id: to })
  if (!possibleExits(node, flows).includes(exit)) return refuse('noSuchExit', { id: from, exit })
  const exits = wiredExits(node)
  if (entryOf(exits, exit) === to) return done(drawing)
  const wired = withExits(node, withEntry(exits, exit, to))
  return done({ ...drawing, flow: { ...flow, nodes: withEntry(flow.nodes, from, wired) } })
}
