import { namedBy, namedExits } from '../../../runtime/engine/nodes/exitsOf.ts'
import { wiredExits } from '../../../runtime/engine/nodes/wiredExits.ts'
import type { Node } from '../../../schemas/flow.ts'
import type { Drawing } from '../Drawing.ts'
import { withExits } from '../exits.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, withEntry, withoutEntries } from '../records.ts'
import { isSlug } from '../slug.ts'

export type RenameExit = { readonly id: string; readonly from: string; readonly to: string }

/** Renames an exit that the author named: a rule, option, case, branch or outcome. Where it leads stays. */
export function renameExit(drawing: Drawing, { id, from, to }: RenameExit): Result<Drawing> {
  const { flow } = drawing
  const node = entryOf(flow.nodes, id)
  if (node === undefined) return refuse('noSuchNode', { id })
  if (from === to) return done(drawing)
  if (!isSlug(to)) return refuse('notAnId', { id: to })
  const names = namedExits(node).map((named) => named.id)
  if (!names.includes(from)) return refuse('noSuchExit', { id, exit: from })
  if (names.includes(to) || Object.hasOwn(wiredExits(node), to)) return refuse('idTaken', { id: to })
  const target = entryOf(wiredExits(node), from)
  const exits = withoutEntries(wiredExits(node), new Set([from]))
  const renamed = withExits(renameIn(node, from, to), target === undefined ? exits : withEntry(exits, to, target))
  return done({ ...drawing, flow: { ...flow, nodes: withEntry(flow.nodes, id, renamed) } })
}

function renameIn<T extends Node>(node: T, from: string, to: string): T {
  const list = namedBy(node)
  if (list === null) return node
  const items = (node as { readonly [name: string]: unknown })[list] as readonly (string | { readonly id: string })[] // the schema says so
  const renamed = items.map((item) => {
    if (typeof item === 'string') return item === from ? to : item
    return item.id === from ? { ...item, id: to } : item
  })
  return { ...node, [list]: renamed }
}
