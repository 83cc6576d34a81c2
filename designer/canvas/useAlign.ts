import { useReactFlow } from '@xyflow/react'
import { useCallback } from 'react'
import { type Alignment, alignBoxes } from '../document/alignBoxes.ts'
import { readAnnotationKey } from '../document/annotations.ts'
import { moveItems } from '../document/commands/moveItems.ts'
import { useEdit } from '../editor/useEdit.ts'
import { areaOf } from './areaOf.ts'
import type { CanvasItem } from './CanvasItem.ts'

/** Sets the selected cards and notes to each other. */
export function useAlign(): (how: Alignment) => void {
  const edit = useEdit()
  const { getNodes } = useReactFlow<CanvasItem>()
  return useCallback(
    (how) => {
      const boxes = getNodes()
        .filter(({ selected, type }) => selected && type !== 'group')
        .map((item) => ({ id: item.id, ...areaOf(item) }))
      const nodeIds = boxes.map(({ id }) => id).filter((id) => readAnnotationKey(id) === null)
      edit('moveNodes', moveItems, { places: alignBoxes(boxes, how) }, { nodeIds })
    },
    [edit, getNodes],
  )
}
