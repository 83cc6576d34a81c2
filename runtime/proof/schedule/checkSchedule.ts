// What the schema cannot see. Errors are what `compileSchedule` has to leave out; warnings are kept as they are written.
import type { Schedule } from '../../../schemas/resources.ts'
import { parseCivilDay, WEEKDAYS } from '../../engine/schedule/civilDay.ts'
import { parseInterval } from '../../engine/schedule/parseInterval.ts'
import { isTimeZone } from '../../engine/schedule/timeZone.ts'
import { words } from '../../engine/words.ts'
import { dayName } from './dayName.ts'
import { overlappingHours } from './overlappingHours.ts'
import type { ScheduleIssue } from './ScheduleIssue.ts'

/**
 * Reports what is wrong in a schedule that fits its schema. Codes: `unknownTimeZone`, `unreadableInterval`, `impossibleDate` (errors),
 * `emptyWeek`, `repeatedDate`, `exceptionOnHoliday`, `overlappingHours` (warnings), `hoursIntoClosedDate` (info).
 *
 * @example
 * checkSchedule({ id: 'support', timeZone: 'Mars/Olympus', weekly: { mon: ['09:00-18:00'] } })
 * // [{ code: 'unknownTimeZone', severity: 'error', path: '/timeZone',
 * //    message: words`Schedule "support": "Mars/Olympus" is no known time zone.`,
 * //    fix: words`Use an IANA name such as Europe/Rome or America/New_York.` }]
 */
export function checkSchedule(schedule: Schedule): readonly ScheduleIssue[] {
  return [
    ...unknownTimeZone(schedule),
    ...emptyWeek(schedule),
    ...unreadableInterval(schedule),
    ...impossibleDate(schedule),
    ...repeatedDate(schedule),
    ...exceptionOnHoliday(schedule),
    ...overlappingHours(schedule),
  ]
}

function unknownTimeZone({ id, timeZone }: Schedule): ScheduleIssue[] {
  if (isTimeZone(timeZone)) return []
  return [
    {
      code: 'unknownTimeZone',
      severity: 'error',
      path: '/timeZone',
      message: words`Schedule "${id}": "${timeZone}" is no known time zone.`,
      fix: words`Use an IANA name such as Europe/Rome or America/New_York.`,
    },
  ]
}

function emptyWeek({ id, weekly }: Schedule): ScheduleIssue[] {
  if (WEEKDAYS.some((day) => (weekly[day]?.length ?? 0) > 0)) return []
  return [
    {
      code: 'emptyWeek',
      severity: 'warning',
      path: '/weekly',
      message: words`Schedule "${id}": no weekday has opening hours, so it is closed but for its exceptions.`,
      fix: words`Give at least one weekday hours such as 09:00-18:00.`,
    },
  ]
}

function unreadableInterval({ id, weekly, exceptions = [] }: Schedule): ScheduleIssue[] {
  const lists = [
    ...WEEKDAYS.map((day) => ({ of: dayName(day), path: `/weekly/${day}`, hours: weekly[day] ?? [] })),
    ...exceptions.map(({ date, hours }, index) => ({ of: dayName(date), path: `/exceptions/${index}/hours`, hours })),
  ]
  return lists.flatMap(({ of, path, hours }) =>
    hours.flatMap((text, index): ScheduleIssue[] =>
      parseInterval(text) !== null
        ? []
        : [
            {
              code: 'unreadableInterval',
              severity: 'error',
              path: `${path}/${index}`,
              message: words`Schedule "${id}": "${text}" on ${of} is no interval of hours.`,
              fix: words`Write it as HH:MM-HH:MM with hours from 00 to 23; only the end may be 24:00.`,
            },
          ],
    ),
  )
}

function impossibleDate(schedule: Schedule): ScheduleIssue[] {
  return datesOf(schedule).flatMap(({ date, path }): ScheduleIssue[] =>
    parseCivilDay(date) !== null
      ? []
      : [
          {
            code: 'impossibleDate',
            severity: 'error',
            path: `${path}/date`,
            message: words`Schedule "${schedule.id}": ${date} is not in the calendar.`,
            fix: words`Use a date that exists, written as YYYY-MM-DD.`,
          },
        ],
  )
}

function repeatedDate(schedule: Schedule): ScheduleIssue[] {
  const seen = new Set<string>()
  return datesOf(schedule).flatMap(({ kind, date, path }): ScheduleIssue[] => {
    const first = !seen.has(`${kind} ${date}`)
    seen.add(`${kind} ${date}`)
    if (first) return []
    return [
      {
        code: 'repeatedDate',
        severity: 'warning',
        path: `${path}/date`,
        message:
          kind === 'exception'
            ? words`Schedule "${schedule.id}": there is more than one exception on ${date}; their hours add up.`
            : words`Schedule "${schedule.id}": there is more than one holiday on ${date}; the first one counts.`,
        fix: words`Keep one of them.`,
      },
    ]
  })
}

function exceptionOnHoliday({ id, exceptions = [], holidays = [] }: Schedule): ScheduleIssue[] {
  const closed = new Set(holidays.map((holiday) => holiday.date))
  return exceptions.flatMap(({ date }, index): ScheduleIssue[] =>
    !closed.has(date)
      ? []
      : [
          {
            code: 'exceptionOnHoliday',
            severity: 'warning',
            path: `/exceptions/${index}/date`,
            message: words`Schedule "${id}": ${date} is a holiday, so its exception never counts.`,
            fix: words`Remove the holiday to open on that date, or remove the exception.`,
          },
        ],
  )
}

function datesOf({ exceptions = [], holidays = [] }: Schedule) {
  return [
    ...exceptions.map(({ date }, index) => ({ kind: 'exception', date, path: `/exceptions/${index}` })),
    ...holidays.map(({ date }, index) => ({ kind: 'holiday', date, path: `/holidays/${index}` })),
  ]
}
