import { type RefObject, useEffect, useState } from 'react'

type Size = { readonly width: number; readonly height: number }

/** The size in pixels of the canvas that a part of it stands on. Watched: to ask for it while drawing has the browser lay out the whole page, in the middle of a frame. */
export function usePaneSize(part: RefObject<Element | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useEffect(() => {
    const pane = part.current?.closest('.react-flow')
    if (pane === null || pane === undefined) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(pane)
    return () => observer.disconnect()
  }, [part])
  return size
}
