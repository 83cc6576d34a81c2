import { applyNodeChanges, type NodeChange } from '@xyflow/react'
import type { CanvasItem } from './project.ts'

/** The items after changes that the canvas reports. A card that was measured no longer needs the places of handles that were guessed for it. */
export function applyItemChanges(changes: NodeChange<CanvasItem>[], items: CanvasItem[]): CanvasItem[] {
  const measured = new Set(changes.flatMap((change) => (change.type === 'dimensions' ? [change.id] : [])))
  const applied = applyNodeChanges(changes, items)
  if (measured.size === 0) return applied
  return applied.map((item) => {
    if (item.type !== 'card' || item.handles === undefined || !measured.has(item.id)) return item
    const { handles: _, ...drawn } = item
    return drawn
  })
}
