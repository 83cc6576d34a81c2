import type { Schedule } from '../../../schemas/resources.ts'
import type { ScheduleIssue } from './checkSchedule.ts'
import { type CivilDay, parseCivilDay, WEEKDAYS, weekdayOf } from './civilDay.ts'
import { DAY_MINUTES, type Interval, parseInterval } from './parseInterval.ts'

/** One written interval: `text` as the author wrote it, `of` the weekday or date it belongs to. */
type Written = Interval & { readonly text: string; readonly of: string; readonly path: string }

/**
 * Reports hours that overlap, on one day or past midnight into the next, and hours that run into a date which an exception closes.
 * Both are kept as they are written: overlapping hours count once, and the evening before ends when it says.
 */
export function overlappingHours(schedule: Schedule): ScheduleIssue[] {
  const weekly = WEEKDAYS.map((day) => written(schedule.weekly[day] ?? [], day, `/weekly/${day}`))
  const exceptions = new Map<CivilDay, Written[]>()
  for (const [index, { date, hours }] of (schedule.exceptions ?? []).entries()) {
    const day = parseCivilDay(date)
    if (day === null) continue
    exceptions.set(day, [...(exceptions.get(day) ?? []), ...written(hours, date, `/exceptions/${index}/hours`)])
  }
  const holidays = new Set((schedule.holidays ?? []).map((holiday) => parseCivilDay(holiday.date)))
  const hoursOn = (day: CivilDay) => exceptions.get(day) ?? weekly[weekdayOf(day)] ?? []

  const pairs: [Written, Written][] = []
  for (const [index, hours] of weekly.entries()) {
    pairs.push(...withinDay(hours), ...pastMidnight(hours, weekly[(index + 1) % weekly.length] ?? []))
  }
  const issues: ScheduleIssue[] = []
  for (const [day, hours] of exceptions) {
    if (holidays.has(day)) continue
    const before = holidays.has(day - 1) ? [] : hoursOn(day - 1)
    // When the next date is an exception too, its own turn looks back at this one.
    const after = holidays.has(day + 1) || exceptions.has(day + 1) ? [] : hoursOn(day + 1)
    pairs.push(...withinDay(hours), ...pastMidnight(before, hours), ...pastMidnight(hours, after))
    if (hours.length === 0) issues.push(...hoursIntoClosedDate(schedule, day, before))
  }
  return [...pairs.map(([first, second]) => overlap(schedule.id, first, second)), ...issues]
}

function written(hours: readonly string[], of: string, path: string): Written[] {
  return hours.flatMap((text, index) => {
    const interval = parseInterval(text)
    return interval === null ? [] : [{ ...interval, text, of, path: `${path}/${index}` }]
  })
}

function withinDay(hours: readonly Written[]): [Written, Written][] {
  return hours.flatMap((second, index) =>
    hours
      .slice(0, index)
      .filter((first) => first.open < second.close && second.open < first.close)
      .map((first): [Written, Written] => [first, second]),
  )
}

function pastMidnight(evening: readonly Written[], nextDay: readonly Written[]): [Written, Written][] {
  return evening.flatMap((first) =>
    nextDay
      .filter((second) => second.open < first.close - DAY_MINUTES)
      .map((second): [Written, Written] => [first, second]),
  )
}

function overlap(id: string, first: Written, second: Written): ScheduleIssue {
  return {
    code: 'overlappingHours',
    severity: 'warning',
    path: second.path,
    message: `Schedule "${id}": ${second.text} on ${second.of} overlaps ${first.text} on ${first.of}.`,
    fix: 'Join the two intervals, or end the first where the second begins.',
  }
}

function hoursIntoClosedDate(schedule: Schedule, day: CivilDay, before: readonly Written[]): ScheduleIssue[] {
  return before
    .filter((hours) => hours.close > DAY_MINUTES)
    .map(({ text, of }) => {
      const index = (schedule.exceptions ?? []).findIndex((exception) => parseCivilDay(exception.date) === day)
      const date = schedule.exceptions?.[index]?.date
      return {
        code: 'hoursIntoClosedDate',
        severity: 'info',
        path: `/exceptions/${index}`,
        message: `Schedule "${schedule.id}": ${date} is closed, but ${text} on ${of} still runs into it past midnight.`,
        fix: 'To close from midnight on, make the date a holiday; to end earlier, give the date before an exception.',
      }
    })
}
