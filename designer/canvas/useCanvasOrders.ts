import { type FitViewOptions, useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import { type Alignment, alignBoxes } from '../document/alignBoxes.ts'
import { moveNodes } from '../document/commands/moveNodes.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import type { CanvasOrder } from '../editor/EditorStore.ts'
import { useEdit } from '../editor/useEdit.ts'
import type { CardNode } from './project.ts'

/** How long a change of the view takes, in ms. */
const GLIDE = { duration: 250 } as const

/** Does what keys and the command palette ask of the canvas: the view, and what needs the sizes of cards. */
export function useCanvasOrders(fit: FitViewOptions, arrange: () => Promise<void>): void {
  const { editor } = useDesigner()
  const edit = useEdit()
  const { fitView, zoomIn, zoomOut, getNodes } = useReactFlow<CardNode>()
  useEffect(() => {
    const align = (how: Alignment) => {
      const boxes = getNodes()
        .filter(({ selected }) => selected)
        .map(({ id, position, measured }) => ({
          id,
          ...position,
          width: measured?.width ?? 0,
          height: measured?.height ?? 0,
        }))
      edit('moveNodes', moveNodes, { places: alignBoxes(boxes, how) }, { nodeIds: boxes.map(({ id }) => id) })
    }
    const carryOut = (what: CanvasOrder) => {
      switch (what) {
        case 'fit':
          return fitView({ ...fit, ...GLIDE })
        case 'zoomToSelection':
          return fitView({
            ...fit,
            ...GLIDE,
            maxZoom: 1.25,
            nodes: editor.getState().selectedNodes.map((id) => ({ id })),
          })
        case 'zoomIn':
          return zoomIn(GLIDE)
        case 'zoomOut':
          return zoomOut(GLIDE)
        case 'arrange':
          return arrange()
        case 'note':
        case 'group':
          return
        default:
          return align(what)
      }
    }
    return editor.subscribe(({ order }, before) => {
      if (order !== null && order !== before.order) void carryOut(order.what)
    })
  }, [editor, edit, fit, arrange, fitView, zoomIn, zoomOut, getNodes])
}
