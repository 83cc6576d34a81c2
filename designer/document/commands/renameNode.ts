import type { Drawing } from '../Drawing.ts'
import { mapExits } from '../exits.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, mapEntries, withEntry, withoutEntries } from '../records.ts'
import { isSlug } from '../slug.ts'

export type RenameNode = { readonly from: string; readonly to: string }

/** Gives a node another id, everywhere: exits, start, returning, entries and layout follow, so the graph stays the same. */
export function renameNode(drawing: Drawing, { from, to }: RenameNode): Result<Drawing> {
  const { flow, layout } = drawing
  const node = entryOf(flow.nodes, from)
  if (node === undefined) return refuse('noSuchNode', { id: from })
  if (from === to) return done(drawing)
  if (!isSlug(to)) return refuse('notAnId', { id: to })
  if (Object.hasOwn(flow.nodes, to)) return refuse('idTaken', { id: to })
  const lead = (id: string): string => (id === from ? to : id)
  const nodes = withEntry(withoutEntries(flow.nodes, new Set([from])), to, node)
  const box = entryOf(layout.nodes, from)
  const others = withoutEntries(layout.nodes, new Set([from]))
  return done({
    flow: {
      ...flow,
      start: lead(flow.start),
      ...(flow.returning === undefined ? {} : { returning: lead(flow.returning) }),
      ...(flow.entries === undefined ? {} : { entries: mapEntries(flow.entries, lead) }),
      nodes: mapEntries(nodes, (other) => mapExits(other, lead)),
    },
    layout: { ...layout, nodes: box === undefined ? others : withEntry(others, to, box) },
  })
}
