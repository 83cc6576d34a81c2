import { type FitViewOptions, useNodesInitialized, useReactFlow } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import { useDesigner } from '../editor/DesignerContext.ts'
import { shownDrawing } from '../editor/shownDrawing.ts'

/** Below this, texts cannot be read. */
const READABLE = 0.5
/** A flow that does not fit readably opens at its start, this large. */
const OPENING = 0.75

/** Opens a flow that is too large to be read as a whole at the place where it starts. The answer shows it so again. */
export function useOpeningView(fit: FitViewOptions, left: number): () => void {
  const designer = useDesigner()
  const { getNode, getZoom, setViewport, fitView } = useReactFlow()
  const isReady = useNodesInitialized()
  const isDone = useRef(false)
  const showStart = useCallback(
    (duration: number) => {
      const node = getNode(shownDrawing(designer)?.flow.start ?? '')
      if (node === undefined || getZoom() >= READABLE) return
      const height = document.querySelector('.react-flow')?.clientHeight ?? 0
      const middle = node.position.y + (node.measured?.height ?? 0) / 2
      const at = { x: left - node.position.x * OPENING, y: height / 2 - middle * OPENING, zoom: OPENING }
      void setViewport(at, { duration })
    },
    [designer, left, getNode, getZoom, setViewport],
  )
  useEffect(() => {
    if (!isReady || isDone.current) return
    isDone.current = true
    // The canvas fits the whole flow first, which takes a frame.
    const frame = requestAnimationFrame(() => showStart(0))
    return () => cancelAnimationFrame(frame)
  }, [isReady, showStart])
  return useCallback(() => {
    // The places are those of the document one frame later.
    requestAnimationFrame(() => void fitView(fit).then(() => showStart(250)))
  }, [fit, fitView, showStart])
}
