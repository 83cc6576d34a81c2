import type { Json } from '../../../schemas/flow.ts'
import { pointerOf } from '../../engine/files/pointer.ts'
import { isRecord } from '../../engine/files/shapeOf.ts'
import { isDeepEqual } from '../isDeepEqual.ts'
import type { Edit } from './Edit.ts'
import { isOtherKind } from './isOtherKind.ts'
import { listIdentity, namesOfItems } from './listIdentity.ts'

/** The edits that make `b` of `a`, both the value at the place that `names` gives; none when they are equal. */
export function diffValues(a: Json, b: Json, names: readonly string[] = []): readonly Edit[] {
  if (isDeepEqual(a, b)) return []
  if (Array.isArray(a) && Array.isArray(b)) return diffLists(a, b, names) ?? [set(names, a, b)]
  if (isRecord(a) && isRecord(b) && !isOtherKind(a, b, names)) return diffRecords(a, b, names)
  return [set(names, a, b)]
}

function diffRecords(
  a: { readonly [name: string]: unknown },
  b: { readonly [name: string]: unknown },
  names: readonly string[],
): readonly Edit[] {
  const members = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return members.flatMap((name) => {
    const [from, to] = [memberOf(a, name), memberOf(b, name)]
    if (from !== undefined && to !== undefined) return diffValues(from, to, [...names, name])
    return from === undefined && to === undefined ? [] : [set([...names, name], from, to)]
  })
}

function diffLists(a: readonly Json[], b: readonly Json[], names: readonly string[]): readonly Edit[] | null {
  const identity = listIdentity(names)
  if (identity === null) return null
  const [before, after] = [namesOfItems(identity, a), namesOfItems(identity, b)]
  if (before === null || after === null) return null
  const [old, fresh] = [new Map(before.map((name, i) => [name, a[i]])), new Map(after.map((name, i) => [name, b[i]]))]
  const path = (name: string) => pointerOf([...names, name])
  const gone = before.filter((name) => !fresh.has(name)).reverse() // from the end, so that places stay what they were
  const [kept, keptNow] = [before.filter((name) => fresh.has(name)), after.filter((name) => old.has(name))]
  const isReordered = kept.some((name, index) => keptNow[index] !== name)
  return [
    ...gone.map((name): Edit => ({ edit: 'remove', path: path(name), from: old.get(name) ?? null })),
    ...kept.flatMap((name) => diffValues(old.get(name) ?? null, fresh.get(name) ?? null, [...names, name])),
    ...(isReordered ? [{ edit: 'order', path: pointerOf(names), from: kept, to: keptNow } as const] : []),
    ...after.flatMap((name, index): Edit[] =>
      old.has(name)
        ? []
        : [{ edit: 'insert', path: path(name), to: fresh.get(name) ?? null, after: after[index - 1] ?? null }],
    ),
  ]
}

function set(names: readonly string[], from: Json | undefined, to: Json | undefined): Edit {
  return {
    edit: 'set',
    path: pointerOf(names),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
}

function memberOf(value: { readonly [name: string]: unknown }, name: string): Json | undefined {
  return Object.hasOwn(value, name) ? (value[name] as Json | undefined) : undefined // members of JSON are JSON
}
