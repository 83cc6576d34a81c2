import type { Schedule } from '../../../../schemas/resources.ts'
import { filePath } from '../../../engine/files/FileKind.ts'
import { parseCivilDay, WEEKDAYS, weekdayOf } from '../../../engine/schedule/civilDay.ts'
import { DAY_MINUTES, parseInterval } from '../../../engine/schedule/parseInterval.ts'
import { Temporal } from '../../../engine/schedule/temporal.ts'
import { isTimeZone } from '../../../engine/schedule/timeZone.ts'
import { words } from '../../../engine/words.ts'
import { dayName } from '../../schedule/dayName.ts'
import { exampleHours } from '../example.ts'
import type { Finding, Rule } from '../Rule.ts'

const onSaturdays = (hours: string) => exampleHours({ id: 'nights', timeZone: 'Europe/Rome', weekly: { sat: [hours] } })

export const hoursAtClockChange: Rule = {
  code: 'hoursAtClockChange',
  severity: 'info',
  explanation:
    'Hours begin or end at a time that does not exist on a day of the coming year, because the clock goes forward over it. They then begin or end where the clock goes on, and hours that lie wholly in between do not take place. Nothing to do if that is fine; else give that date an exception.',
  good: onSaturdays('22:00-02:00'),
  bad: onSaturdays('22:00-02:30'),
  find: ({ schedules }, { today } = { today: null, found: [], codes: new Set() }) =>
    today === null || parseCivilDay(today) === null
      ? []
      : Object.values(schedules).flatMap((schedule) => findingsOf(schedule, today)),
}

/** Times that the clock skips, in minutes since 1970-01-01T00:00 on the wall. */
type Gap = { readonly from: number; readonly to: number }

function findingsOf(schedule: Schedule, today: string): readonly Finding[] {
  if (!isTimeZone(schedule.timeZone)) return []
  return gapsOf(schedule.timeZone, today).flatMap((gap) => {
    const day = Math.floor(gap.from / DAY_MINUTES)
    return [day - 1, day].flatMap((date) => hoursOn(schedule, date)).flatMap((hours) => meet(schedule, hours, gap))
  })
}

/** The gaps of a year from a date on. */
function gapsOf(timeZone: string, today: string): readonly Gap[] {
  const begin = Temporal.PlainDate.from(today).toZonedDateTime({ timeZone })
  const end = begin.add({ years: 1 }).epochMilliseconds
  const gaps: Gap[] = []
  for (let next = begin.getTimeZoneTransition('next'); next !== null; next = next.getTimeZoneTransition('next')) {
    if (next.epochMilliseconds >= end) break
    const before = next.subtract({ nanoseconds: 1 })
    const skipped = Math.round((next.offsetNanoseconds - before.offsetNanoseconds) / 60e9)
    const to = Math.round((next.epochMilliseconds + next.offsetNanoseconds / 1e6) / 60_000)
    if (skipped > 0) gaps.push({ from: to - skipped, to })
  }
  return gaps
}

type Hours = {
  readonly text: string
  readonly of: string
  readonly path: string
  readonly open: number
  readonly close: number
}

/** The hours that begin on a civil day, in minutes as of a gap. */
function hoursOn({ weekly, exceptions = [], holidays = [] }: Schedule, day: number): readonly Hours[] {
  if (holidays.some(({ date }) => parseCivilDay(date) === day)) return []
  const own = exceptions.flatMap(({ date, hours }, index) =>
    parseCivilDay(date) === day ? [{ hours, of: date, path: `/exceptions/${index}/hours` }] : [],
  )
  const weekday = WEEKDAYS[weekdayOf(day)] ?? 'mon'
  const lists = own.length > 0 ? own : [{ hours: weekly[weekday] ?? [], of: weekday, path: `/weekly/${weekday}` }]
  return lists.flatMap(({ hours, of, path }) =>
    hours.flatMap((text, index) => {
      const interval = parseInterval(text)
      if (interval === null) return []
      const [open, close] = [day * DAY_MINUTES + interval.open, day * DAY_MINUTES + interval.close]
      return [{ text, of, path: `${path}/${index}`, open, close }]
    }),
  )
}

function meet(
  { id, timeZone }: Schedule,
  { text, of, path, open, close }: Hours,
  { from, to }: Gap,
): readonly Finding[] {
  const opensLate = open >= from && open < to
  const closesLate = close > from && close < to
  if (!opensLate && !closesLate) return []
  const date = Temporal.Instant.fromEpochMilliseconds(from * 60_000)
    .toString()
    .slice(0, 10)
  const what =
    opensLate && close <= to
      ? words`do not take place`
      : opensLate
        ? words`begin at ${timeOf(to)}`
        : words`end at ${timeOf(to)}`
  return [
    {
      file: filePath('schedule', id),
      path,
      message: words`Schedule "${id}": on ${date} the clock of ${timeZone} goes from ${timeOf(from)} to ${timeOf(to)}, so ${text} on ${dayName(of)} ${what}.`,
      fix: words`If that is not meant, give the date an exception.`,
    },
  ]
}

function timeOf(minute: number): string {
  const within = ((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}
