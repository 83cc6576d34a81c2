// Which hours count on a date, in this order:
//   holiday    the whole civil day is closed, from midnight to midnight: it also cuts what runs over from the evening before
//   exception  replaces the hours that begin on its date, and no others: what runs over from the evening before still
//              belongs to that evening. Several exceptions on one date add up. Empty hours: nothing begins on that date
//   weekly     hours belong to the weekday on which they begin
import { type CivilDay, weekdayOf } from './civilDay.ts'
import type { Day } from './Day.ts'
import type { Interval } from './parseInterval.ts'

/** Opening hours in minutes after midnight of the date they belong to, with the reason they are given for. */
export type Hours = Interval & { readonly because: string }

/** A schedule ready to be asked; made by `compileSchedule`. */
export type CompiledSchedule = {
  readonly timeZone: string
  readonly emergency: boolean
  /** by weekday, Monday first */
  readonly weekly: readonly (readonly Hours[])[]
  /** by weekday: open from midnight to midnight, what runs over from the day before included */
  readonly wholeDays: readonly boolean[]
  readonly exceptions: ReadonlyMap<CivilDay, { readonly hours: readonly Hours[]; readonly because: string }>
  /** date → reason */
  readonly holidays: ReadonlyMap<CivilDay, string>
  /** Days already worked out: each costs Temporal some 20 µs. Bounded; never changes a result. */
  readonly days: Map<CivilDay, Day>
}

/** The hours that begin on a civil day. */
export function hoursOf(compiled: CompiledSchedule, date: CivilDay): readonly Hours[] {
  if (compiled.holidays.has(date)) return []
  return compiled.exceptions.get(date)?.hours ?? compiled.weekly[weekdayOf(date)] ?? []
}

/** True when a civil day is known to be open from midnight to midnight by the weekly hours alone. */
export function isWholeDay(compiled: CompiledSchedule, date: CivilDay): boolean {
  return compiled.wholeDays[weekdayOf(date)] === true && !isSpecial(compiled, date) && !isSpecial(compiled, date - 1)
}

function isSpecial(compiled: CompiledSchedule, date: CivilDay): boolean {
  return compiled.exceptions.has(date) || compiled.holidays.has(date)
}
