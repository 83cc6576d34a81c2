import { describe, expect, test } from 'vitest'
import { compileSchedule } from '../../../runtime/engine/schedule/compileSchedule.ts'
import { scheduleAt } from '../../../runtime/engine/schedule/scheduleAt.ts'
import type { Schedule } from '../../../schemas/resources.ts'

const SUPPORT: Schedule = {
  id: 'support',
  timeZone: 'Europe/Rome',
  weekly: { mon: ['09:00-13:00', '14:00-18:00'], thu: ['22:00-02:00'], fri: ['09:00-18:00'], sat: ['22:00-02:00'] },
  exceptions: [
    { date: '2026-12-18', hours: ['20:00-03:00'], name: 'Late night' },
    { date: '2026-12-21', hours: [] },
    { date: '2026-12-24', hours: ['09:00-12:00', '20:00-02:00'], name: 'Christmas Eve' },
  ],
  holidays: [{ date: '2026-12-25', name: 'Christmas' }, { date: '2026-12-26' }],
  emergency: false,
}

type Row = readonly [at: string, verdict: string, because: string]

function verdicts(schedule: Schedule, rows: readonly Row[]) {
  const compiled = compileSchedule(schedule)
  expect(
    rows.map(([at]) => {
      const { verdict, because } = scheduleAt(compiled, Date.parse(at))
      return [at, verdict, because]
    }),
  ).toEqual(rows)
}

describe('a schedule', () => {
  test('is open from the opening on and closed from the closing on, several times a day', () => {
    verdicts(SUPPORT, [
      ['2026-11-23T08:59:59.999+01:00', 'closed', 'outside hours'],
      ['2026-11-23T09:00:00+01:00', 'open', 'weekly mon 09:00-13:00'],
      ['2026-11-23T12:59:59.999+01:00', 'open', 'weekly mon 09:00-13:00'],
      ['2026-11-23T13:00:00+01:00', 'closed', 'outside hours'],
      ['2026-11-23T13:59:59.999+01:00', 'closed', 'outside hours'],
      ['2026-11-23T14:00:00+01:00', 'open', 'weekly mon 14:00-18:00'],
      ['2026-11-23T18:00:00+01:00', 'closed', 'outside hours'],
      ['2026-11-24T10:00:00+01:00', 'closed', 'outside hours'],
    ])
  })

  test('keeps hours past midnight with the day on which they begin', () => {
    verdicts(SUPPORT, [
      ['2026-11-21T01:00:00+01:00', 'closed', 'outside hours'],
      ['2026-11-21T22:00:00+01:00', 'open', 'weekly sat 22:00-02:00'],
      ['2026-11-22T00:00:00+01:00', 'open', 'weekly sat 22:00-02:00'],
      ['2026-11-22T01:59:59.999+01:00', 'open', 'weekly sat 22:00-02:00'],
      ['2026-11-22T02:00:00+01:00', 'closed', 'outside hours'],
      ['2026-11-22T22:00:00+01:00', 'closed', 'outside hours'],
    ])
  })

  test('follows an exception instead of the weekly hours of its date, and no other date', () => {
    verdicts(SUPPORT, [
      ['2026-12-24T08:59:59+01:00', 'closed', 'exception 2026-12-24 Christmas Eve'],
      ['2026-12-24T09:00:00+01:00', 'open', 'exception 2026-12-24 Christmas Eve'],
      ['2026-12-24T12:00:00+01:00', 'closed', 'exception 2026-12-24 Christmas Eve'],
      ['2026-12-24T19:59:59+01:00', 'closed', 'exception 2026-12-24 Christmas Eve'],
      ['2026-12-21T10:00:00+01:00', 'closed', 'exception 2026-12-21'],
      ['2026-12-22T10:00:00+01:00', 'closed', 'outside hours'],
      ['2026-12-28T10:00:00+01:00', 'open', 'weekly mon 09:00-13:00'],
    ])
  })

  test('lets the evening before run on into the date of an exception', () => {
    verdicts(SUPPORT, [
      ['2026-12-18T01:59:59+01:00', 'open', 'weekly thu 22:00-02:00'],
      ['2026-12-18T02:00:00+01:00', 'closed', 'exception 2026-12-18 Late night'],
      ['2026-12-18T10:00:00+01:00', 'closed', 'exception 2026-12-18 Late night'],
      ['2026-12-18T20:00:00+01:00', 'open', 'exception 2026-12-18 Late night'],
      ['2026-12-19T02:59:59+01:00', 'open', 'exception 2026-12-18 Late night'],
      ['2026-12-19T03:00:00+01:00', 'closed', 'outside hours'],
    ])
  })

  test('closes the whole civil day of a holiday, what runs over from the evening before included', () => {
    verdicts(SUPPORT, [
      ['2026-12-24T23:59:59.999+01:00', 'open', 'exception 2026-12-24 Christmas Eve'],
      ['2026-12-25T00:00:00+01:00', 'holiday', 'holiday 2026-12-25 Christmas'],
      ['2026-12-25T12:00:00+01:00', 'holiday', 'holiday 2026-12-25 Christmas'],
      ['2026-12-26T00:00:00+01:00', 'holiday', 'holiday 2026-12-26'],
      ['2026-12-26T23:59:59.999+01:00', 'holiday', 'holiday 2026-12-26'],
      // Saturday's hours began on the holiday, so they did not begin.
      ['2026-12-27T00:30:00+01:00', 'closed', 'outside hours'],
    ])
  })

  test('puts an emergency before everything, a holiday before an exception', () => {
    verdicts({ ...SUPPORT, emergency: true }, [
      ['2026-11-23T10:00:00+01:00', 'emergency', 'emergency'],
      ['2026-12-25T10:00:00+01:00', 'emergency', 'emergency'],
    ])
    verdicts({ ...SUPPORT, holidays: [{ date: '2026-12-24', name: 'Eve' }] }, [
      ['2026-12-24T10:00:00+01:00', 'holiday', 'holiday 2026-12-24 Eve'],
    ])
  })

  test('reads the same day in the zone of the schedule, however far from UTC', () => {
    const weekly = { mon: ['00:00-24:00'] }
    verdicts({ id: 'early', timeZone: 'Pacific/Kiritimati', weekly }, [
      ['2026-11-22T09:59:59Z', 'closed', 'outside hours'],
      ['2026-11-22T10:00:00Z', 'open', 'weekly mon 00:00-24:00'],
      ['2026-11-23T10:00:00Z', 'closed', 'outside hours'],
    ])
    verdicts({ id: 'late', timeZone: 'Pacific/Niue', weekly }, [
      ['2026-11-23T10:59:59Z', 'closed', 'outside hours'],
      ['2026-11-23T11:00:00Z', 'open', 'weekly mon 00:00-24:00'],
      ['2026-11-24T11:00:00Z', 'closed', 'outside hours'],
    ])
    verdicts({ id: 'before 1970', timeZone: 'UTC', weekly }, [
      ['1969-12-29T00:00:00Z', 'open', 'weekly mon 00:00-24:00'],
      ['1969-12-30T00:00:00Z', 'closed', 'outside hours'],
    ])
  })

  test('counts overlapping hours once and adds up two exceptions of one date', () => {
    const schedule: Schedule = {
      id: 'twice',
      timeZone: 'UTC',
      weekly: { mon: ['10:00-14:00', '09:00-12:00'] },
      exceptions: [
        { date: '2026-12-01', hours: ['09:00-10:00'], name: 'one' },
        { date: '2026-12-01', hours: ['11:00-12:00'], name: 'two' },
      ],
    }
    verdicts(schedule, [
      ['2026-11-23T11:00:00Z', 'open', 'weekly mon 09:00-12:00'],
      ['2026-11-23T13:59:59Z', 'open', 'weekly mon 10:00-14:00'],
      ['2026-12-01T09:30:00Z', 'open', 'exception 2026-12-01 one'],
      ['2026-12-01T11:30:00Z', 'open', 'exception 2026-12-01 two'],
    ])
  })

  test('leaves out what cannot be read instead of failing', () => {
    const broken: Schedule = {
      id: 'broken',
      timeZone: 'Mars/Olympus',
      weekly: { mon: ['9-13', '25:00-26:00', '10:00-11:00'] },
      exceptions: [{ date: '2026-02-30', hours: ['09:00-10:00'] }],
      holidays: [{ date: '2026-13-01' }],
    }
    verdicts(broken, [
      ['2026-11-23T09:30:00Z', 'closed', 'outside hours'],
      ['2026-11-23T10:30:00Z', 'open', 'weekly mon 10:00-11:00'],
      ['2026-03-02T09:30:00Z', 'closed', 'outside hours'],
    ])
  })

  test('answers from the first to the last instant that RFC 3339 can write', () => {
    const schedule = { id: 'long', weekly: { mon: ['09:00-13:00'], sat: ['22:00-02:00'] } }
    for (const timeZone of ['Europe/Rome', 'Pacific/Kiritimati', 'Pacific/Niue', 'America/Sao_Paulo']) {
      const rows: Row[] = [
        ['0000-01-01T00:00:00Z', 'closed', 'outside hours'],
        ['9999-12-31T23:59:59.999Z', 'closed', 'outside hours'],
      ]
      verdicts({ ...schedule, timeZone }, rows)
    }
  })
})
