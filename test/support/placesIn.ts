import { isRecord, memberShape, type ShapeName, settleShape } from '../../runtime/engine/files/shapeOf.ts'

/** A value within another, the named shape that it has there, and what it stands for: itself, or the name of a property. */
export type ShapedPlace = {
  readonly names: readonly (string | number)[]
  readonly shape: string
  readonly value: unknown
  readonly isName: boolean
}

/** Every place within a value whose schema has a file of its own, such as `parts/slug`: what is written there, or the names of properties. */
export function placesIn(
  value: unknown,
  named: ShapeName,
  names: readonly (string | number)[] = [],
): readonly ShapedPlace[] {
  const here = typeof named === 'string' ? [{ names, shape: named, value, isName: false }] : []
  const shape = settleShape(named, value)
  if (shape === null) return here
  if (Array.isArray(value))
    return [...here, ...value.flatMap((item: unknown, index) => placesIn(item, shape.items, [...names, index]))]
  if (!isRecord(value)) return here
  const { names: naming } = shape
  return [
    ...here,
    ...Object.entries(value).flatMap(([name, member]) => [
      ...(typeof naming === 'string' ? [{ names: [...names, name], shape: naming, value: name, isName: true }] : []),
      ...placesIn(member, memberShape(shape, name), [...names, name]),
    ]),
  ]
}
