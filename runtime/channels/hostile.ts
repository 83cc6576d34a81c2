/** A body as JSON; undefined when it is none. */
export function jsonOf(body: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

/** The members of an object; of anything else, none. Own members alone count: `constructor` is nobody's. */
export function recordOf(value: unknown): { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.assign(Object.create(null), value)
    : Object.create(null)
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A text that a database takes, or a whole number as platforms write ids now and then; null for anything else, and for nothing. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value.toWellFormed().replaceAll('\u0000', '\uFFFD')
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null
}

/** The end of the year 9999: what is later no calendar writes. */
const LATEST = 253_402_300_799_999

/** Epoch ms of what says seconds or milliseconds, as a number or in digits; null for anything else. */
export function timeOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number) || number <= 0) return null
  // Seconds have ten digits until the year 2286.
  const at = number < 10_000_000_000 ? Math.floor(number * 1_000) : Math.floor(number)
  return at <= LATEST ? at : null
}

/** Epoch ms of an ISO time; null for anything else. */
export function isoTimeOf(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return at >= 0 && at <= LATEST ? at : null
}
