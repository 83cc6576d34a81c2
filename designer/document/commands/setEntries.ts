import type { Drawing } from '../Drawing.ts'
import { done, type Result, refuse } from '../Result.ts'
import { isSlug } from '../slug.ts'

export type SetEntries = { readonly id: string; readonly names: readonly string[] }

/** Names the entries that lead to a node: those that led there and are not named any more are gone. */
export function setEntries(drawing: Drawing, { id, names }: SetEntries): Result<Drawing> {
  const { entries = {}, ...flow } = drawing.flow
  if (!Object.hasOwn(flow.nodes, id)) return refuse('noSuchNode', { id })
  const others = Object.entries(entries).filter(([, to]) => to !== id)
  for (const name of names) {
    if (!isSlug(name)) return refuse('notAnId', { id: name })
    if (others.some(([other]) => other === name)) return refuse('idTaken', { id: name })
  }
  const all = [...others, ...names.map((name) => [name, id] as const)]
  return done({ ...drawing, flow: all.length === 0 ? flow : { ...flow, entries: Object.fromEntries(all) } })
}
