import type { Layout } from '../../../schemas/layout.ts'
import { type Rename, renamed } from './Rename.ts'

/** The layout with the boxes of these nodes under their new ids. A box that stands at a new id already is left as it is. */
export function renameBoxes(layout: Layout, renames: readonly Rename[]): Layout {
  if (renames.length === 0) return layout
  const boxes = Object.entries(layout.nodes).map(([id, box]) => [renamed(renames, id), box] as const)
  return { ...layout, nodes: Object.fromEntries(boxes) }
}
