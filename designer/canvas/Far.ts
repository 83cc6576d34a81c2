import { createContext, useContext } from 'react'

/** Cards from which on a flow is large: only what is in view is drawn, and no more of it than can be read. */
export const MANY = 150
/** Farther away than this, nothing on a card of a large flow can be read. */
export const FAR = 0.3

/** Whether a large flow is looked at from so far away that its cards are plain boxes. */
export const FarContext = createContext(false)

export const useFar = (): boolean => useContext(FarContext)
