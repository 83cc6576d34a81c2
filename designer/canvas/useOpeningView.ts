import { useNodesInitialized, useReactFlow } from '@xyflow/react'
import { useEffect, useRef } from 'react'

/** Below this, texts cannot be read. */
const READABLE = 0.5
/** A flow that does not fit readably opens at its start, this large. */
const OPENING = 0.75

/** Opens a flow that is too large to be read as a whole at the place where it starts. */
export function useOpeningView(start: string, left: number): void {
  const { getNode, getZoom, setViewport } = useReactFlow()
  const isReady = useNodesInitialized()
  const isDone = useRef(false)
  useEffect(() => {
    if (!isReady || isDone.current) return
    isDone.current = true
    // The canvas fits the whole flow first, which takes a frame.
    const frame = requestAnimationFrame(() => {
      const node = getNode(start)
      if (node === undefined || getZoom() >= READABLE) return
      const height = document.querySelector('.react-flow')?.clientHeight ?? 0
      const middle = node.position.y + (node.measured?.height ?? 0) / 2
      void setViewport({ x: left - node.position.x * OPENING, y: height / 2 - middle * OPENING, zoom: OPENING })
    })
    return () => cancelAnimationFrame(frame)
  }, [isReady, start, left, getNode, getZoom, setViewport])
}
