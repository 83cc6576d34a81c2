import { useReactFlow } from '@xyflow/react'
import { useCallback } from 'react'
import { type AnnotationKind, annotationKey, GROUP_SIZE, NOTE_SIZE } from '../document/annotations.ts'
import { setAnnotations } from '../document/commands/setAnnotations.ts'
import { type Area, clearOf, frameAround } from '../document/framing.ts'
import { freeId } from '../document/slug.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { select } from '../editor/EditorStore.ts'
import { shownDrawing } from '../editor/shownDrawing.ts'
import { useEdit } from '../editor/useEdit.ts'
import { areaOf } from './areaOf.ts'
import type { CanvasItem } from './CanvasItem.ts'

/** Adds a note near the middle of what is seen, or a frame around what is selected, and lets the author write at once. */
export function useAnnotate(): (kind: AnnotationKind) => void {
  const designer = useDesigner()
  const edit = useEdit()
  const { getNodes, screenToFlowPosition } = useReactFlow<CanvasItem>()
  return useCallback(
    (kind) => {
      const { editor } = designer
      const layout = shownDrawing(designer)?.layout
      const pane = document.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect()
      const middle = screenToFlowPosition({ x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 })
      const inMiddle = ({ width, height }: Pick<Area, 'width' | 'height'>): Area => ({
        x: Math.round(middle.x - width / 2),
        y: Math.round(middle.y - height / 2),
        width,
        height,
      })
      const id = freeId(kind, (taken) => Object.hasOwn((kind === 'note' ? layout?.notes : layout?.groups) ?? {}, taken))
      const items = getNodes().filter(({ type }) => type !== 'group')
      const around = frameAround(items.filter((item) => item.selected).map(areaOf))
      const place = clearOf(inMiddle(NOTE_SIZE), items.map(areaOf))
      const isDone =
        kind === 'note'
          ? edit('setNote', setAnnotations, { notes: { [id]: { ...place, text: '' } } })
          : edit('setGroup', setAnnotations, { groups: { [id]: { ...(around ?? inMiddle(GROUP_SIZE)), title: '' } } })
      if (!isDone) return
      const key = annotationKey(kind, id)
      select(editor, [], [], [key])
      editor.setState({ writtenAnnotation: key })
    },
    [designer, edit, getNodes, screenToFlowPosition],
  )
}
