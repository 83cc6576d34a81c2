import type { Flow } from '../../schemas/flow.ts'
import type { Layout } from '../../schemas/layout.ts'

/** One flow and where its boxes stand: what the commands of the canvas change, both halves in one step of undo. */
export type Drawing = { readonly flow: Flow; readonly layout: Layout }

/** A place on the canvas, in its own pixels. */
export type Point = { readonly x: number; readonly y: number }

export const EMPTY_LAYOUT: Layout = { specVersion: 1, nodes: {} }
