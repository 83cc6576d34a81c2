import { type FitViewOptions, useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import { useDesigner } from '../editor/DesignerContext.ts'
import type { CanvasOrder } from '../editor/EditorStore.ts'
import type { CanvasItem } from './CanvasItem.ts'
import { useAlign } from './useAlign.ts'
import { useAnnotate } from './useAnnotate.ts'

/** How long a change of the view takes, in ms. */
const GLIDE = { duration: 250 } as const

/** Does what keys and the command palette ask of the canvas: the view, and what needs the sizes of cards. */
export function useCanvasOrders(fit: FitViewOptions, arrange: () => Promise<void>): void {
  const { editor } = useDesigner()
  const { fitView, zoomIn, zoomOut } = useReactFlow<CanvasItem>()
  const align = useAlign()
  const annotate = useAnnotate()
  useEffect(() => {
    const carryOut = (what: CanvasOrder) => {
      switch (what) {
        case 'fit':
          return fitView({ ...fit, ...GLIDE })
        case 'zoomToSelection': {
          const { selectedNodes, selectedAnnotations } = editor.getState()
          const nodes = [...selectedNodes, ...selectedAnnotations].map((id) => ({ id }))
          return fitView({ ...fit, ...GLIDE, maxZoom: 1.25, nodes })
        }
        case 'zoomIn':
          return zoomIn(GLIDE)
        case 'zoomOut':
          return zoomOut(GLIDE)
        case 'arrange':
          return arrange()
        case 'note':
        case 'group':
          return annotate(what)
        default:
          return align(what)
      }
    }
    return editor.subscribe(({ order }, before) => {
      if (order !== null && order !== before.order) void carryOut(order.what)
    })
  }, [editor, fit, arrange, align, annotate, fitView, zoomIn, zoomOut])
}
