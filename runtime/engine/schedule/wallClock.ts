import { type CivilDay, DAY_MS } from './civilDay.ts'
import { Temporal } from './temporal.ts'

/** The wall clock `minute` minutes after midnight of a civil day; 1440 and more read the following day. */
export function wallClock(day: CivilDay, minute: number): Temporal.PlainDateTime {
  const at = new Date(day * DAY_MS + minute * 60_000)
  return new Temporal.PlainDateTime(
    at.getUTCFullYear(),
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
  )
}
