import { type FitViewOptions, useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import { placeNodes } from '../document/placeNodes.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { shownDrawing } from '../editor/shownDrawing.ts'

/** Below this nothing on a card can be read, so a card that is asked for is brought nearer. */
const READABLE = 0.5
/** A card's size before it is measured. */
const CARD = { width: 256, height: 110 }

/** Brings nodes into view when something else asks for them: a problem, a search, a new node. What can be seen already stays where it is. `fit` keeps several clear of the palette. */
export function useReveal(fit: FitViewOptions): void {
  const designer = useDesigner()
  const { editor } = designer
  const { fitView, getViewport } = useReactFlow()
  useEffect(() => {
    const isSeen = (nodeIds: readonly string[]) => {
      const drawing = shownDrawing(designer)
      const places = drawing === null ? {} : placeNodes(drawing)
      const { x, y, zoom } = getViewport()
      const pane = window.document.querySelector('.react-flow')
      const [width, height] = [pane?.clientWidth ?? 0, pane?.clientHeight ?? 0]
      const isInside = (from: number, size: number, room: number) => from >= 0 && from + size * zoom <= room
      return (
        zoom >= READABLE &&
        nodeIds.every((id) => {
          const at = places[id]
          if (at === undefined) return false
          return isInside(at.x * zoom + x, CARD.width, width) && isInside(at.y * zoom + y, CARD.height, height)
        })
      )
    }
    const show = (nodeIds: readonly string[]) => {
      if (isSeen(nodeIds)) return
      const nodes = nodeIds.map((id) => ({ id }))
      const room = nodes.length > 1 ? fit : { maxZoom: 1, padding: 0.6 }
      void fitView({ ...room, nodes, duration: 300 })
    }
    const asked = editor.getState().reveal
    if (asked !== null) show(asked.nodeIds)
    return editor.subscribe((state, before) => {
      if (state.reveal !== null && state.reveal !== before.reveal) show(state.reveal.nodeIds)
    })
  }, [designer, editor, fit, fitView, getViewport])
}
