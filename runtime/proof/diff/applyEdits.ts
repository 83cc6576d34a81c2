import type { Json } from '../../../schemas/flow.ts'
import { namesIn } from '../../engine/files/pointer.ts'
import { isRecord } from '../../engine/files/shapeOf.ts'
import type { Edit } from './Edit.ts'
import { listIdentity, namesOfItems } from './listIdentity.ts'

/** The value after these edits. Throws a RangeError when an edit names a place that the value does not have: it is a diff of another. */
export function applyEdits(value: Json, edits: readonly Edit[]): Json {
  // Removals first: what moved from one list into another leaves before it arrives.
  const ordered = [...edits.filter(({ edit }) => edit === 'remove'), ...edits.filter(({ edit }) => edit !== 'remove')]
  return ordered.reduce((current, edit) => applyAt(current, namesIn(edit.path), [], edit), value)
}

function applyAt(value: Json | undefined, rest: readonly string[], way: readonly string[], edit: Edit): Json {
  const [name, ...further] = rest
  if (name === undefined) return applyHere(value, way, edit)
  const isLast = further.length === 0
  if (Array.isArray(value)) {
    const names = itemNames(value, way)
    if (isLast && edit.edit === 'insert') {
      const at = edit.after === null ? 0 : placeOf(edit.after, names, edit) + 1
      return value.toSpliced(at, 0, edit.to)
    }
    const at = placeOf(name, names, edit)
    if (isLast && edit.edit === 'remove') return value.toSpliced(at, 1)
    return value.with(at, applyAt(value[at], further, [...way, name], edit))
  }
  if (!isRecord(value)) throw new RangeError(`${edit.path} is not there`)
  const members = Object.entries(value as { readonly [name: string]: Json }) // a record of JSON
  if (isLast && edit.edit === 'set' && edit.to === undefined)
    return Object.fromEntries(members.filter(([key]) => key !== name))
  const old = Object.hasOwn(value, name) ? (value as { readonly [name: string]: Json })[name] : undefined
  return Object.fromEntries([
    ...members.filter(([key]) => key !== name),
    [name, applyAt(old, further, [...way, name], edit)],
  ])
}

function applyHere(value: Json | undefined, way: readonly string[], edit: Edit): Json {
  if (edit.edit === 'set' && edit.to !== undefined) return edit.to
  if (edit.edit !== 'order' || !Array.isArray(value)) throw new RangeError(`${edit.path} is not there`)
  const names = itemNames(value, way)
  return edit.to.map((name): Json => value[placeOf(name, names, edit)] ?? null)
}

function itemNames(items: readonly Json[], way: readonly string[]): readonly string[] {
  const identity = listIdentity(way)
  return (identity === null ? null : namesOfItems(identity, items)) ?? []
}

function placeOf(name: string, names: readonly string[], edit: Edit): number {
  const at = names.indexOf(name)
  if (at < 0) throw new RangeError(`${edit.path} is not there`)
  return at
}
