import type { Arrival } from './Arrival.ts'

/**
 * Makes an arrival fit to be stored: text that no database holds (NUL, half a surrogate pair) is mended, everything else is kept as it
 * came. Verifying and parsing a platform's payload is the channel's, before this.
 */
export function accept(arrival: Arrival): Arrival {
  return isStorable(arrival) ? arrival : (mend(arrival) as Arrival) // same shape, mended strings
}

const isText = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000')

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return isText(value)
  if (typeof value !== 'object' || value === null) return true
  for (const [key, item] of Object.entries(value)) if (!isText(key) || !isStorable(item)) return false
  return true
}

function mend(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '\uFFFD')
  if (Array.isArray(value)) return value.map(mend)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [mend(key), mend(item)]))
}
