import type { NodeChange } from '@xyflow/react'
import { type Dispatch, type SetStateAction, useMemo } from 'react'
import { readAnnotationKey } from '../document/annotations.ts'
import { moveItems } from '../document/commands/moveItems.ts'
import type { Point } from '../document/Drawing.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { useEdit } from '../editor/useEdit.ts'
import type { CanvasItem } from './CanvasItem.ts'
import { useCarry } from './useCarry.ts'

/** Commits drags and moves by the arrow keys; what lies in a frame goes where the frame goes. */
export function useMoves(setNodes: Dispatch<SetStateAction<CanvasItem[]>>) {
  const { editor } = useDesigner()
  const edit = useEdit()
  const carry = useCarry(setNodes)
  return useMemo(() => {
    let isDragging = false
    const move = (places: { readonly [key: string]: Point }, key?: string) => {
      const nodeIds = Object.keys(places).filter((id) => readAnnotationKey(id) === null)
      edit('moveNodes', moveItems, { places }, { nodeIds, ...(key === undefined ? {} : { key }) })
    }
    const start = (items: readonly CanvasItem[]) => {
      editor.setState({ isDragging: true })
      // The canvas tells nothing of a drag that comes to nothing, such as one of a card that is deleted meanwhile.
      const end = new AbortController()
      const onEnd = () => {
        end.abort()
        editor.setState({ isDragging: false })
      }
      for (const event of ['pointerup', 'pointercancel'] as const)
        window.addEventListener(event, onEnd, { capture: true, signal: end.signal })
      carry.start(items)
    }
    const drop = (items: readonly CanvasItem[]) => {
      isDragging = false
      move({ ...carry.stop(items), ...Object.fromEntries(items.map(({ id, position }) => [id, position])) })
    }
    return {
      onDragStart: (_event: unknown, _item: CanvasItem, items: CanvasItem[]) => start(items),
      onDrag: (_event: unknown, _item: CanvasItem, items: CanvasItem[]) => carry.drag(items),
      onDragStop: (_event: unknown, _item: CanvasItem, items: CanvasItem[]) => drop(items),
      onSelectionDragStart: (_event: unknown, items: CanvasItem[]) => start(items),
      onSelectionDrag: (_event: unknown, items: CanvasItem[]) => carry.drag(items),
      onSelectionDragStop: (_event: unknown, items: CanvasItem[]) => drop(items),
      /** The arrow keys move without a drag; a burst of them is one step of undo. */
      byKeys: (changes: readonly NodeChange<CanvasItem>[]) => {
        const moves = changes.filter((change) => change.type === 'position')
        if (moves.some(({ dragging }) => dragging === true)) isDragging = true
        if (isDragging) return
        const placed = moves.flatMap(({ id, position }) => (position === undefined ? [] : [[id, position] as const]))
        if (placed.length === 0) return
        const places = Object.fromEntries(placed)
        move({ ...carry.alongWith(places), ...places }, `move/${Object.keys(places).join()}`)
      },
    }
  }, [editor, edit, carry])
}
