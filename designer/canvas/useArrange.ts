import { useReactFlow } from '@xyflow/react'
import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef } from 'react'
import type { Size } from '../document/arrangement.ts'
import { arrange as arrangeNodes } from '../document/commands/arrange.ts'
import type { Point } from '../document/Drawing.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { shownDrawing } from '../editor/shownDrawing.ts'
import { useEdit } from '../editor/useEdit.ts'
import { arrangeFlow } from './arrangeFlow.ts'
import type { CanvasItem } from './CanvasItem.ts'
import { glide } from './glide.ts'

type Found = {
  readonly places: { readonly [id: string]: Point }
  readonly sizes: { readonly [id: string]: Size }
}

/** Lays the flow out: at once when it has no layout of its own, and whenever `arrange` is called, as one step of undo. */
export function useArrange(
  setNodes: Dispatch<SetStateAction<CanvasItem[]>>,
  showAll: () => void,
): { readonly arrange: () => Promise<void> } {
  const designer = useDesigner()
  const edit = useEdit()
  const { getNodes } = useReactFlow<CanvasItem>()
  const latest = useRef(showAll)
  latest.current = showAll

  const find = useCallback(async (): Promise<Found | null> => {
    const { document, editor } = designer
    const drawing = shownDrawing(designer)
    if (drawing === null) return null
    const layoutNow = () => document.getState().history.present.layouts[drawing.flow.id]
    const layout = layoutNow()
    const sizes = Object.fromEntries(
      getNodes().flatMap(({ id, measured }) =>
        measured?.width === undefined || measured.height === undefined
          ? []
          : [[id, { width: measured.width, height: measured.height }]],
      ),
    )
    try {
      const places = await arrangeFlow(drawing, document.getState().history.present.flows, sizes)
      // Who went on drawing meanwhile is not disturbed.
      return shownDrawing(designer)?.flow === drawing.flow && layoutNow() === layout ? { places, sizes } : null
    } catch (error) {
      const detail = error instanceof Error ? error.message : null
      editor.setState({ notice: { kind: 'failed', detail } })
      return null
    }
  }, [designer, getNodes])

  const arrange = useCallback(async () => {
    const found = await find()
    if (found === null) return
    await glide(getNodes(), found.places, setNodes)
    if (edit('arrange', arrangeNodes, found)) latest.current()
  }, [find, getNodes, setNodes, edit])

  useEffect(() => {
    const { editor } = designer
    const drawing = shownDrawing(designer)
    if (drawing === null || Object.keys(drawing.layout.nodes).length > 0) return
    let isGone = false
    void find().then(async (found) => {
      if (found === null || isGone) return
      const { places } = found
      await glide(getNodes(), places, setNodes)
      editor.setState(({ arranged }) => ({ arranged: { ...arranged, [drawing.flow.id]: places } }))
      latest.current()
    })
    return () => {
      isGone = true
    }
  }, [designer, find, getNodes, setNodes])

  return { arrange }
}
