import type { Json } from '../../../schemas/flow.ts'

/** The value at a JSON pointer (RFC 6901), own properties only; undefined when there is none. */
export function readPointer(document: Json, pointer: string): Json | undefined {
  if (pointer === '') return document
  let value: Json = document
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    const next: Json | undefined = (value as { readonly [key: string]: Json })[key]
    if (next === undefined) return undefined
    value = next
  }
  return value
}
