import { parseCivilDay } from '../../../runtime/engine/schedule/civilDay.ts'

const DAY_MS = 86_400_000

/** The date (YYYY-MM-DD) after another; the same when it is none. */
export function dayAfter(date: string): string {
  const day = parseCivilDay(date)
  return day === null ? date : new Date((day + 1) * DAY_MS).toISOString().slice(0, 10)
}
