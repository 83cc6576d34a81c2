import { createContext, useContext } from 'react'
import type { Point } from '../document/Drawing.ts'

/** Why a node is to be chosen: to stand alone, at the end of an exit, or on an edge. */
export type Purpose =
  | { readonly kind: 'add' }
  | { readonly kind: 'connect'; readonly from: string; readonly exit: string }
  | { readonly kind: 'insert'; readonly from: string; readonly exit: string }

/** A question for a node type: asked at a place of the screen, answered at a place of the canvas. */
export type Question = { readonly purpose: Purpose; readonly at: Point; readonly screen: Point }

/** Opens the list of node types; edges and handles ask, the canvas answers. */
export const AskForNodeContext = createContext<(question: Question) => void>(() => {})

export const useAskForNode = (): ((question: Question) => void) => useContext(AskForNodeContext)
