import type { Schedule } from '../../../schemas/resources.ts'
import type { CompiledSchedule, Hours } from './CompiledSchedule.ts'
import { type CivilDay, parseCivilDay, WEEKDAYS } from './civilDay.ts'
import { DAY_MINUTES, parseInterval } from './parseInterval.ts'
import { knownTimeZone } from './timeZone.ts'

export type { CompiledSchedule } from './CompiledSchedule.ts'

/**
 * Turns a schedule into what the other functions of this folder read; compile once per release and keep it.
 * Never throws: what `checkSchedule` reports as an error is left out here, and an unknown time zone becomes UTC.
 *
 * @example
 * const support = compileSchedule({ id: 'support', timeZone: 'Europe/Rome', weekly: { mon: ['09:00-13:00', '14:00-18:00'] } })
 * scheduleAt(support, Date.parse('2026-11-23T08:00:00Z')) // { verdict: 'open', because: 'weekly mon 09:00-13:00' }
 */
export function compileSchedule(schedule: Schedule): CompiledSchedule {
  const weekly = WEEKDAYS.map((day) => compileHours(schedule.weekly[day] ?? [], (text) => `weekly ${day} ${text}`))
  return {
    timeZone: knownTimeZone(schedule.timeZone),
    emergency: schedule.emergency === true,
    weekly,
    wholeDays: weekly.map((hours, index) => isWhole(hours, weekly.at(index - 1) ?? [])),
    exceptions: compileExceptions(schedule),
    holidays: compileHolidays(schedule),
    days: new Map(),
  }
}

function compileExceptions(schedule: Schedule): CompiledSchedule['exceptions'] {
  const exceptions = new Map<CivilDay, { readonly hours: Hours[]; readonly because: string }>()
  for (const { date, hours, name } of schedule.exceptions ?? []) {
    const day = parseCivilDay(date)
    if (day === null) continue
    const because = reason('exception', date, name)
    const exception = exceptions.get(day) ?? { hours: [], because }
    exception.hours.push(...compileHours(hours, () => because))
    exceptions.set(day, exception)
  }
  return exceptions
}

function compileHolidays(schedule: Schedule): CompiledSchedule['holidays'] {
  const holidays = new Map<CivilDay, string>()
  for (const { date, name } of schedule.holidays ?? []) {
    const day = parseCivilDay(date)
    if (day !== null && !holidays.has(day)) holidays.set(day, reason('holiday', date, name))
  }
  return holidays
}

function compileHours(intervals: readonly string[], because: (text: string) => string): Hours[] {
  return intervals.flatMap((text) => {
    const interval = parseInterval(text)
    return interval === null ? [] : [{ ...interval, because: because(text) }]
  })
}

function isWhole(hours: readonly Hours[], dayBefore: readonly Hours[]): boolean {
  const spans = [
    ...hours,
    ...dayBefore.map(({ open, close }) => ({ open: open - DAY_MINUTES, close: close - DAY_MINUTES })),
  ]
  let covered = 0
  for (const span of spans.sort((a, b) => a.open - b.open)) {
    if (span.open <= covered) covered = Math.max(covered, span.close)
  }
  return covered >= DAY_MINUTES
}

function reason(kind: 'exception' | 'holiday', date: string, name: string | undefined): string {
  return name === undefined || name === '' ? `${kind} ${date}` : `${kind} ${date} ${name}`
}
