import { applyNodeChanges, type NodeChange } from '@xyflow/react'
import type { CanvasItem } from './CanvasItem.ts'
import { cardDepth } from './depth.ts'

/** The items after changes that the canvas reports. A card that was selected lies above the others; one that was measured no longer needs the places of handles that were guessed for it. */
export function applyItemChanges(changes: NodeChange<CanvasItem>[], items: CanvasItem[]): CanvasItem[] {
  const idsOf = (type: 'dimensions' | 'select') =>
    new Set(changes.flatMap((change) => (change.type === type ? [change.id] : [])))
  const [measured, picked] = [idsOf('dimensions'), idsOf('select')]
  const applied = applyNodeChanges(changes, items)
  if (measured.size === 0 && picked.size === 0) return applied
  return applied.map((item) => {
    if (item.type !== 'card') return item
    if (picked.has(item.id)) return { ...item, zIndex: cardDepth(item.selected === true) }
    if (item.handles === undefined || !measured.has(item.id)) return item
    const { handles: _, ...drawn } = item
    return drawn
  })
}
