import { parseDuration } from '../parseDuration.ts'
import { words } from '../words.ts'
import { describePlace } from './describePlace.ts'
import { IT } from './explainError.ts'
import type { PlacedFinding } from './explainErrors.ts'
import type { FileKind } from './FileKind.ts'
import { pointerOf } from './pointer.ts'
import { isRecord, memberShape, type ShapeName, settleShape } from './shapeOf.ts'

/** Durations that are shorter or longer than their schema says, in a file that fits it. */
export function checkDurations(kind: FileKind, root: unknown): readonly PlacedFinding[] {
  return durationsIn(root, kind, []).flatMap(({ names, value, between: [shortest, longest] }) => {
    const length = parseDuration(value)
    if (length === null || (length >= (parseDuration(shortest) ?? 0) && length <= (parseDuration(longest) ?? 0)))
      return []
    const path = pointerOf(names)
    const { within, ...place } = describePlace(kind, root, path)
    const message = words`${within ?? IT} must be ${shortest} to ${longest}, but is ${JSON.stringify(value)}.`
    return [{ ...place, code: 'outOfRange', path, message }]
  })
}

type Names = readonly (string | number)[]
type Found = { readonly names: Names; readonly value: string; readonly between: readonly [string, string] }

/** Every duration within a value of the named shape that has bounds. */
function durationsIn(value: unknown, named: ShapeName, names: Names): readonly Found[] {
  if (typeof value === 'string') {
    const between = typeof named === 'object' ? named.between : undefined
    return between === undefined ? [] : [{ names, value, between }]
  }
  if (typeof value !== 'object' || value === null) return []
  const shape = settleShape(named, value)
  if (shape === null) return []
  if (isRecord(value))
    return Object.entries(value).flatMap(([name, member]) =>
      durationsIn(member, memberShape(shape, name), [...names, name]),
    )
  return (value as readonly unknown[]).flatMap((item, index) => durationsIn(item, shape.items, [...names, index])) // what is no record is a list
}
