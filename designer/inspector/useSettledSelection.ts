import { useDeferredValue, useState } from 'react'
import { useEditor } from '../editor/DesignerContext.ts'

/**
 * The selected nodes; while cards are dragged, those that were selected before. A drag selects the card that it begins at: to set up its
 * settings in the same frame would hold up the drag, so it is done after it, and given up again while something more urgent is to be drawn.
 */
export function useSettledSelection(): readonly string[] {
  const selected = useEditor(({ selectedNodes }) => selectedNodes)
  const isDragging = useEditor((state) => state.isDragging)
  const wasDragging = useDeferredValue(isDragging)
  const [settled, setSettled] = useState(selected)
  if (isDragging || wasDragging || settled === selected) return settled
  setSettled(selected)
  return selected
}
