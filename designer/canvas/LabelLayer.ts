import { createContext, type RefObject, useContext, useLayoutEffect, useState } from 'react'

/** Where the labels of edges are drawn: above the edges, below the cards. React Flow's own way there looks for it once for each label, at every change. */
export const LabelLayerContext = createContext<Element | null>(null)

export const useLabelLayer = (): Element | null => useContext(LabelLayerContext)

/** Finds the layer in a canvas, once. */
export function useFindLabelLayer(canvas: RefObject<Element | null>): Element | null {
  const [layer, setLayer] = useState<Element | null>(null)
  useLayoutEffect(() => setLayer(canvas.current?.querySelector('.react-flow__edgelabel-renderer') ?? null), [canvas])
  return layer
}
