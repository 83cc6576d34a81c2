import { describe, expect, test } from 'vitest'
import { sayWords } from '../../../runtime/engine/words.ts'
import { checkSchedule } from '../../../runtime/proof/schedule/checkSchedule.ts'
import type { Schedule } from '../../../schemas/resources.ts'

const WEEK = { mon: ['09:00-18:00'] }

function found(schedule: Partial<Schedule>): string[] {
  return checkSchedule({ id: 'support', timeZone: 'Europe/Rome', weekly: WEEK, ...schedule }).map(
    ({ code, severity, path }) => `${severity} ${code} ${path}`,
  )
}

describe('checking a schedule', () => {
  test('finds nothing in the example of the documentation', () => {
    expect(
      found({
        weekly: { mon: ['09:00-13:00', '14:00-18:00'], sat: ['22:00-02:00'] },
        exceptions: [{ date: '2026-12-24', hours: ['09:00-12:00'], name: 'Christmas Eve' }],
        holidays: [{ date: '2026-12-25', name: 'Christmas' }],
        emergency: false,
      }),
    ).toEqual([])
  })

  test.each(['Mars/Olympus', '', '+01:00', 'Europe/Rome ', '2026-01-01T00:00[Europe/Rome]'])(
    'refuses "%s" as a time zone',
    (timeZone) => {
      expect(found({ timeZone })).toEqual(['error unknownTimeZone /timeZone'])
    },
  )

  test.each(['UTC', 'Europe/Rome', 'America/Argentina/Buenos_Aires', 'Africa/Casablanca', 'Asia/Calcutta', 'EST'])(
    'knows %s as a time zone',
    (timeZone) => {
      expect(found({ timeZone })).toEqual([])
    },
  )

  test('refuses dates that are not in the calendar', () => {
    expect(
      found({
        exceptions: [
          { date: '2026-02-28', hours: [] },
          { date: '2026-02-30', hours: [] },
        ],
        holidays: [{ date: '2027-02-29' }, { date: '2028-02-29' }],
      }),
    ).toEqual(['error impossibleDate /exceptions/1/date', 'error impossibleDate /holidays/0/date'])
  })

  test('refuses hours that it cannot read', () => {
    expect(
      found({
        weekly: { mon: ['09:00-18:00', '9-18'], sun: ['24:00-02:00'] },
        exceptions: [{ date: '2026-12-24', hours: ['09:00-12:75'] }],
      }),
    ).toEqual([
      'error unreadableInterval /weekly/mon/1',
      'error unreadableInterval /weekly/sun/0',
      'error unreadableInterval /exceptions/0/hours/0',
    ])
  })

  test('says when no weekday has hours', () => {
    expect(found({ weekly: {} })).toEqual(['warning emptyWeek /weekly'])
    expect(found({ weekly: { mon: [], tue: [] } })).toEqual(['warning emptyWeek /weekly'])
  })

  test('says when a date is there twice, or is both an exception and a holiday', () => {
    expect(
      found({
        exceptions: [
          { date: '2026-12-24', hours: ['09:00-10:00'] },
          { date: '2026-12-24', hours: ['11:00-12:00'] },
          { date: '2026-12-25', hours: ['11:00-12:00'] },
        ],
        holidays: [{ date: '2026-12-25' }, { date: '2026-12-26' }, { date: '2026-12-26' }],
      }),
    ).toEqual([
      'warning repeatedDate /exceptions/1/date',
      'warning repeatedDate /holidays/2/date',
      'warning exceptionOnHoliday /exceptions/2/date',
    ])
  })

  test.each([
    ['within a day', { mon: ['09:00-13:00', '12:59-18:00'] }, ['/weekly/mon/1']],
    ['the same twice', { mon: ['09:00-13:00', '09:00-13:00'] }, ['/weekly/mon/1']],
    ['two within another', { mon: ['12:00-13:00', '09:00-18:00', '16:00-17:00'] }, ['/weekly/mon/0', '/weekly/mon/2']],
    ['past midnight', { sat: ['22:00-02:00'], sun: ['01:00-03:00'] }, ['/weekly/sun/0']],
    ['from Sunday into Monday', { sun: ['22:00-02:00'], mon: ['00:00-03:00'] }, ['/weekly/mon/0']],
    ['hours that only touch', { mon: ['09:00-13:00', '13:00-18:00'], tue: ['22:00-02:00'], wed: ['02:00-04:00'] }, []],
    ['a whole day beside a whole day', { mon: ['00:00-24:00'], tue: ['00:00-24:00'] }, []],
  ])('says when hours overlap: %s', (_name, weekly, paths) => {
    expect(found({ weekly })).toEqual(paths.map((path) => `warning overlappingHours ${path}`))
  })

  test('looks for overlaps around exceptions with the hours that count on those dates', () => {
    // 2026-12-24 is a Thursday.
    const weekly = { wed: ['22:00-02:00'], thu: ['00:00-23:00'], fri: ['01:00-05:00'] }
    expect(
      found({
        weekly: { wed: ['22:00-02:00'] },
        exceptions: [{ date: '2026-12-24', hours: ['01:00-03:00', '02:00-04:00'] }],
      }),
    ).toEqual(['warning overlappingHours /exceptions/0/hours/1', 'warning overlappingHours /exceptions/0/hours/0'])
    const late = { date: '2026-12-24', hours: ['20:00-02:00'] }
    const { thu: _thu, ...rest } = weekly
    expect(found({ weekly: rest, exceptions: [late] })).toEqual(['warning overlappingHours /weekly/fri/0'])
    expect(found({ weekly: rest, exceptions: [late], holidays: [{ date: '2026-12-25' }] })).toEqual([])
    expect(found({ weekly: rest, exceptions: [late, { date: '2026-12-25', hours: ['01:30-03:00'] }] })).toEqual([
      'warning overlappingHours /exceptions/1/hours/0',
    ])
  })

  test('mentions an evening that runs into a date which an exception closes', () => {
    const closed = { exceptions: [{ date: '2026-12-24', hours: [] }] }
    expect(found({ weekly: { wed: ['22:00-02:00'] }, ...closed })).toEqual(['info hoursIntoClosedDate /exceptions/0'])
    expect(found({ weekly: { wed: ['22:00-24:00'] }, ...closed })).toEqual([])
    expect(found({ weekly: { wed: ['22:00-02:00'] }, ...closed, holidays: [{ date: '2026-12-23' }] })).toEqual([])
  })

  test('answers at once for the longest lists that the schema allows', () => {
    const hours = Array.from({ length: 48 }, () => '00:00-23:00')
    const exceptions = Array.from({ length: 5_000 }, () => ({ date: '2026-12-24', hours }))
    const issues = checkSchedule({ id: 'long', timeZone: 'UTC', weekly: WEEK, exceptions })
    expect(issues.filter(({ code }) => code === 'overlappingHours')).toHaveLength(48 * 5_000 - 1)
  })

  test('says what, which, and what to do', () => {
    const issues = checkSchedule({ id: 'support', timeZone: 'UTC', weekly: { mon: ['09:00-13:00', '12:00-18:00'] } })
    expect(issues.map((issue) => ({ ...issue, message: sayWords(issue.message), fix: sayWords(issue.fix) }))).toEqual([
      {
        code: 'overlappingHours',
        severity: 'warning',
        path: '/weekly/mon/1',
        message: 'Schedule "support": 12:00-18:00 on Monday overlaps 09:00-13:00 on Monday.',
        fix: 'Join the two intervals, or end the first where the second begins.',
      },
    ])
  })
})
