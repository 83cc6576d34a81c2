import { useOnViewportChange, useReactFlow } from '@xyflow/react'
import { useCallback, useEffect } from 'react'

/** Nearer than this a count is as large as the words beside it. */
const NEAR = 0.8
/** Farther than this it does not grow any more, or the counts would cover each other. */
const FAR = 0.3

/** Keeps counts readable from far away, where cards are not: a length for the styles, set without rendering anything. */
export function CountScale() {
  const { getZoom } = useReactFlow()
  const set = useCallback((zoom: number) => {
    const scale = NEAR / Math.min(NEAR, Math.max(FAR, zoom))
    window.document.querySelector<HTMLElement>('.react-flow')?.style.setProperty('--count-scale', scale.toFixed(1))
  }, [])
  useOnViewportChange({ onChange: ({ zoom }) => set(zoom) })
  useEffect(() => set(getZoom()), [set, getZoom])
  return null
}
