import type { Drawing } from '../Drawing.ts'
import { done, type Result, refuse } from '../Result.ts'

export type SetStart = { readonly id: string }

/** Lets new conversations begin at a node. */
export function setStart(drawing: Drawing, { id }: SetStart): Result<Drawing> {
  const { flow } = drawing
  if (!Object.hasOwn(flow.nodes, id)) return refuse('noSuchNode', { id })
  return done(flow.start === id ? drawing : { ...drawing, flow: { ...flow, start: id } })
}
