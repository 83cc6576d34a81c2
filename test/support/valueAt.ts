import { namesIn } from '../../runtime/engine/files/pointer.ts'

/** The value at a JSON pointer, own members only; undefined when the place does not exist. */
export function valueAt(json: unknown, pointer: string): unknown {
  return namesIn(pointer).reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined,
    json,
  )
}
