import { readValues, type Turn } from '../walk/Turn.ts'

/** The value at a dotted path of what a turn knows (`contact.tier`, `vars.order.total`), own properties only. */
export function readAttribute(turn: Turn, scope: string, attribute: string): unknown {
  let value: unknown = readValues(turn, scope)
  for (const name of attribute.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return value
}
