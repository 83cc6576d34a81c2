import { type Shape, shapes } from '../../../schemas/shapes.ts'

/** A shape, or the name of one. */
export type ShapeName = Shape | string | undefined

/** The shape that `value` means: unions decided by it; null when it decides for no branch. */
export function settleShape(name: ShapeName, value: unknown): Shape | null {
  const chain = shapesOf(name, value)
  const last = chain.at(-1)
  return last === undefined || isUnion(last) ? null : last
}

/** The sentence that says what is expected of `value`, the most general one. */
export function expectedOf(name: ShapeName, value: unknown): string | undefined {
  return shapesOf(name, value).find(({ expected }) => expected !== undefined)?.expected
}

/** The keys of which an object must have one, when that decides what it is. */
export function choiceOfKeys(name: ShapeName, value: unknown): readonly string[] {
  return Object.keys(shapesOf(name, value).find(({ keys }) => keys !== undefined)?.keys ?? {})
}

/** The values that the tag of a union may have. */
export function tagValuesOf(name: ShapeName, value: unknown): readonly string[] {
  return Object.keys(shapesOf(name, value).find(({ tag }) => tag !== undefined)?.tag?.values ?? {})
}

/** The shape of the member `name` of a value that has the settled shape `shape`. */
export function memberShape(shape: Shape | null, name: string): ShapeName {
  return own(shape?.properties, name) ?? shape?.rest
}

/** From the named shape through each union to the branch that `value` decides for, as far as it does. */
function shapesOf(name: ShapeName, value: unknown): readonly Shape[] {
  const chain: Shape[] = []
  let next = name
  while (next !== undefined) {
    const shape: Shape | undefined = typeof next === 'string' ? shapes[next] : next
    if (shape === undefined) break
    chain.push(shape)
    next = branchOf(shape, value)
  }
  return chain
}

const isUnion = ({ types, keys, tag }: Shape): boolean => types !== undefined || keys !== undefined || tag !== undefined

function branchOf({ types, keys, tag }: Shape, value: unknown): ShapeName {
  if (types !== undefined) return own(types, typeName(value))
  if (!isRecord(value)) return undefined
  if (keys !== undefined) return Object.entries(keys).find(([key]) => Object.hasOwn(value, key))?.[1]
  return tag === undefined ? undefined : own(tag.values, value[tag.name])
}

export const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

/** Own properties only: names come from files, and may be `constructor`. */
function own<T>(record: { readonly [name: string]: T } | undefined, name: unknown): T | undefined {
  return record !== undefined && typeof name === 'string' && Object.hasOwn(record, name) ? record[name] : undefined
}
