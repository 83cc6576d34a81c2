import type { Group, Note } from '../annotations.ts'
import type { Drawing } from '../Drawing.ts'
import { done, type Result } from '../Result.ts'

export type SetAnnotations = {
  /** notes by id; null takes one away */
  readonly notes?: { readonly [id: string]: Note | null }
  readonly groups?: { readonly [id: string]: Group | null }
}

/** Writes, changes and takes away notes and groups. The flow itself is not touched. */
export function setAnnotations(drawing: Drawing, { notes = {}, groups = {} }: SetAnnotations): Result<Drawing> {
  const { notes: oldNotes, groups: oldGroups, ...layout } = drawing.layout
  const [newNotes, newGroups] = [changed(oldNotes, notes), changed(oldGroups, groups)]
  if (newNotes === oldNotes && newGroups === oldGroups) return done(drawing)
  return done({
    flow: drawing.flow,
    layout: {
      ...layout,
      ...(newNotes === undefined ? {} : { notes: newNotes }),
      ...(newGroups === undefined ? {} : { groups: newGroups }),
    },
  })
}

type Items<T> = { readonly [id: string]: T }

/** An empty list is left out, so that taking the last note away leaves the file as it was before the first. */
function changed<T>(old: Items<T> | undefined, changes: Items<T | null>): Items<T> | undefined {
  if (Object.keys(changes).length === 0) return old
  const left = Object.entries({ ...old, ...changes }).flatMap(([id, item]) => (item === null ? [] : [[id, item]]))
  return left.length === 0 ? undefined : Object.fromEntries(left)
}
