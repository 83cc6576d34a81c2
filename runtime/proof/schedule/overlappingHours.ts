import type { Schedule } from '../../../schemas/resources.ts'
import { type CivilDay, parseCivilDay, WEEKDAYS, weekdayOf } from '../../engine/schedule/civilDay.ts'
import { DAY_MINUTES, type Interval, parseInterval } from '../../engine/schedule/parseInterval.ts'
import { words } from '../../engine/words.ts'
import { dayName } from './dayName.ts'
import type { ScheduleIssue } from './ScheduleIssue.ts'

/** One written interval: `text` as the author wrote it, `of` the weekday or date it belongs to. */
type Written = Interval & { readonly text: string; readonly of: string; readonly path: string }

/** The hours of an exception, with its date as the author wrote it and its place in the list. */
type WrittenException = { readonly date: string; readonly index: number; readonly hours: Written[] }

/**
 * Reports hours that overlap, on one day or past midnight into the next, and hours that run into a date which an exception closes.
 * Both are kept as they are written: overlapping hours count once, and the evening before ends when it says.
 */
export function overlappingHours(schedule: Schedule): ScheduleIssue[] {
  const { id } = schedule
  const weekly = WEEKDAYS.map((day) => written(schedule.weekly[day] ?? [], day, `/weekly/${day}`))
  const exceptions = writtenExceptions(schedule)
  const holidays = new Set((schedule.holidays ?? []).map(({ date }) => parseCivilDay(date)))
  const hoursOn = (day: CivilDay) =>
    holidays.has(day) ? [] : (exceptions.get(day)?.hours ?? weekly[weekdayOf(day)] ?? [])

  return [
    ...weekly.flatMap((hours, index) => [
      ...withinDay(id, hours),
      ...pastMidnight(id, weekly.at(index - 1) ?? [], hours),
    ]),
    ...[...exceptions].flatMap(([day, exception]) => {
      if (holidays.has(day)) return []
      const before = hoursOn(day - 1)
      // When the next date is an exception too, its own turn looks back at this one.
      const after = exceptions.has(day + 1) ? [] : hoursOn(day + 1)
      return [
        ...withinDay(id, exception.hours),
        ...pastMidnight(id, before, exception.hours),
        ...pastMidnight(id, exception.hours, after),
        ...(exception.hours.length === 0 ? hoursIntoClosedDate(id, exception, before) : []),
      ]
    }),
  ]
}

function writtenExceptions(schedule: Schedule): Map<CivilDay, WrittenException> {
  const exceptions = new Map<CivilDay, WrittenException>()
  for (const [index, { date, hours }] of (schedule.exceptions ?? []).entries()) {
    const day = parseCivilDay(date)
    if (day === null) continue
    const exception = exceptions.get(day) ?? { date, index, hours: [] }
    exception.hours.push(...written(hours, date, `/exceptions/${index}/hours`))
    exceptions.set(day, exception)
  }
  return exceptions
}

function written(hours: readonly string[], of: string, path: string): Written[] {
  return hours.flatMap((text, index) => {
    const interval = parseInterval(text)
    return interval === null ? [] : [{ ...interval, text, of, path: `${path}/${index}` }]
  })
}

/** At most one issue an interval, so that a long list costs no more than sorting it. */
function withinDay(id: string, hours: readonly Written[]): ScheduleIssue[] {
  const issues: ScheduleIssue[] = []
  let latest: Written | undefined
  for (const next of hours.toSorted((a, b) => a.open - b.open)) {
    if (latest !== undefined && next.open < latest.close) issues.push(overlap(id, latest, next))
    if (latest === undefined || next.close > latest.close) latest = next
  }
  return issues
}

function pastMidnight(id: string, evening: readonly Written[], nextDay: readonly Written[]): ScheduleIssue[] {
  const latest = latestOf(evening)
  if (latest === undefined) return []
  return nextDay.filter(({ open }) => open < latest.close - DAY_MINUTES).map((next) => overlap(id, latest, next))
}

function hoursIntoClosedDate(
  id: string,
  { date, index }: WrittenException,
  before: readonly Written[],
): ScheduleIssue[] {
  const latest = latestOf(before)
  if (latest === undefined || latest.close <= DAY_MINUTES) return []
  return [
    {
      code: 'hoursIntoClosedDate',
      severity: 'info',
      path: `/exceptions/${index}`,
      message: words`Schedule "${id}": ${date} is closed, but ${latest.text} on ${dayName(latest.of)} still runs into it past midnight.`,
      fix: words`To close from midnight on, make the date a holiday; to end earlier, give the date before an exception.`,
    },
  ]
}

function latestOf(hours: readonly Written[]): Written | undefined {
  return hours.reduce<Written | undefined>(
    (latest, next) => (latest === undefined || next.close > latest.close ? next : latest),
    undefined,
  )
}

function overlap(id: string, first: Written, second: Written): ScheduleIssue {
  return {
    code: 'overlappingHours',
    severity: 'warning',
    path: second.path,
    message: words`Schedule "${id}": ${second.text} on ${dayName(second.of)} overlaps ${first.text} on ${dayName(first.of)}.`,
    fix: words`Join the two intervals, or end the first where the second begins.`,
  }
}
