/** A civil date as the number of days since 1970-01-01, so that dates compare, step and index as integers. */
export type CivilDay = number

export const DAY_MS = 86_400_000
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const THURSDAY = 3

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Reads `YYYY-MM-DD`; null when it is not a date of the calendar, such as 2026-02-30. */
export function parseCivilDay(text: string): CivilDay | null {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (year === undefined) return null
  const at = Date.parse(`${year}-${month}-${day}T00:00:00Z`)
  // Engines differ on 2026-02-30: some refuse it, some roll over to March.
  return Number.isNaN(at) || new Date(at).getUTCDate() !== Number(day) ? null : at / DAY_MS
}

/** The UTC day of an instant (epoch milliseconds); the civil day of any zone is this one or a neighbour. */
export function utcDay(instant: number): CivilDay {
  return Math.floor(instant / DAY_MS)
}

/** 0 for Monday to 6 for Sunday, the order of `WEEKDAYS`. */
export function weekdayOf(day: CivilDay): number {
  return (((day + THURSDAY) % 7) + 7) % 7
}
