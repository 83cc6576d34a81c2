import { describe, expect, test } from 'vitest'
import { compileSchedule } from '../../../runtime/engine/schedule/compileSchedule.ts'
import { nextClose } from '../../../runtime/engine/schedule/nextClose.ts'
import { nextOpen } from '../../../runtime/engine/schedule/nextOpen.ts'
import { LOOK_AHEAD_DAYS } from '../../../runtime/engine/schedule/openPeriods.ts'
import type { Schedule } from '../../../schemas/resources.ts'

type Row = readonly [at: string, nextOpen: string | null, nextClose: string | null]

const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function daily(...hours: string[]): Schedule['weekly'] {
  return Object.fromEntries(EVERY_DAY.map((day) => [day, hours]))
}

function changes(schedule: Omit<Schedule, 'id'>, rows: readonly Row[]) {
  const compiled = compileSchedule({ id: 'support', ...schedule })
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString().replace(':00.000Z', 'Z'))
  expect(
    rows.map(([at]) => [at, iso(nextOpen(compiled, Date.parse(at))), iso(nextClose(compiled, Date.parse(at)))]),
  ).toEqual(rows)
}

describe('the next opening and closing', () => {
  test('are strictly later: while open, the next opening is the one after the present closing', () => {
    changes({ timeZone: 'UTC', weekly: { mon: ['09:00-13:00', '14:00-18:00'] } }, [
      ['2026-11-23T08:59:59Z', '2026-11-23T09:00Z', '2026-11-23T13:00Z'],
      ['2026-11-23T09:00:00Z', '2026-11-23T14:00Z', '2026-11-23T13:00Z'],
      ['2026-11-23T12:59:59Z', '2026-11-23T14:00Z', '2026-11-23T13:00Z'],
      ['2026-11-23T13:00:00Z', '2026-11-23T14:00Z', '2026-11-23T18:00Z'],
      ['2026-11-23T14:00:00Z', '2026-11-30T09:00Z', '2026-11-23T18:00Z'],
      ['2026-11-23T18:00:00Z', '2026-11-30T09:00Z', '2026-11-30T13:00Z'],
    ])
  })

  test('do not stop at a midnight that hours run across, nor where hours touch or overlap', () => {
    changes({ timeZone: 'UTC', weekly: { sat: ['22:00-24:00'], sun: ['00:00-02:00', '02:00-05:00', '04:00-06:00'] } }, [
      ['2026-11-20T10:00:00Z', '2026-11-21T22:00Z', '2026-11-22T06:00Z'],
      ['2026-11-21T23:00:00Z', '2026-11-28T22:00Z', '2026-11-22T06:00Z'],
      ['2026-11-22T05:00:00Z', '2026-11-28T22:00Z', '2026-11-22T06:00Z'],
    ])
    changes({ timeZone: 'UTC', weekly: { sat: ['22:00-02:00'] } }, [
      ['2026-11-22T01:00:00Z', '2026-11-28T22:00Z', '2026-11-22T02:00Z'],
    ])
  })

  test('step over holidays, and a holiday cuts the evening before', () => {
    changes(
      {
        timeZone: 'Europe/Rome',
        weekly: daily('09:00-18:00', '22:00-02:00'),
        exceptions: [{ date: '2026-12-28', hours: ['15:00-16:00'] }],
        holidays: [{ date: '2026-12-25' }, { date: '2026-12-26' }],
      },
      [
        ['2026-12-24T23:00:00+01:00', '2026-12-27T08:00Z', '2026-12-24T23:00Z'],
        ['2026-12-25T12:00:00+01:00', '2026-12-27T08:00Z', '2026-12-27T17:00Z'],
        ['2026-12-27T23:00:00+01:00', '2026-12-28T14:00Z', '2026-12-28T01:00Z'],
      ],
    )
  })

  test('are null in an emergency, which has no known end', () => {
    changes({ timeZone: 'UTC', weekly: daily('09:00-18:00'), emergency: true }, [['2026-11-23T08:00:00Z', null, null]])
  })

  test('are null when it never opens', () => {
    changes({ timeZone: 'UTC', weekly: {} }, [['2026-11-23T08:00:00Z', null, null]])
    changes({ timeZone: 'UTC', weekly: { mon: [] } }, [['2026-11-23T08:00:00Z', null, null]])
  })

  test.each([
    ['whole days', daily('00:00-24:00')],
    ['a day and a night', daily('08:00-20:00', '20:00-08:00')],
    ['24 hours from nine', daily('09:00-09:00')],
    ['midnight to midnight', daily('00:00-00:00')],
  ])('are null when it never closes: %s', (_name, weekly) => {
    for (const timeZone of ['UTC', 'Europe/Rome', 'America/Havana', 'Australia/Lord_Howe']) {
      changes({ timeZone, weekly }, [['2026-10-23T08:00:00Z', null, null]])
    }
  })

  test('find the one closed day of a year that is open around the clock', () => {
    const schedule = { timeZone: 'Europe/Rome', weekly: daily('00:00-24:00') }
    changes({ ...schedule, holidays: [{ date: '2026-12-25' }] }, [
      ['2026-01-01T12:00:00Z', '2026-12-25T23:00Z', '2026-12-24T23:00Z'],
      ['2026-12-25T12:00:00Z', '2026-12-25T23:00Z', null],
    ])
    changes({ ...schedule, exceptions: [{ date: '2026-07-01', hours: ['10:00-11:00', '23:00-24:00'] }] }, [
      ['2026-01-01T12:00:00Z', '2026-07-01T08:00Z', '2026-06-30T22:00Z'],
      ['2026-07-01T08:30:00Z', '2026-07-01T21:00Z', '2026-07-01T09:00Z'],
      ['2026-07-01T21:00:00Z', null, null],
    ])
    changes({ timeZone: 'UTC', weekly: { ...daily('00:00-24:00'), wed: ['00:00-12:00'] } }, [
      ['2026-11-20T12:00:00Z', '2026-11-26T00:00Z', '2026-11-25T12:00Z'],
    ])
    changes({ timeZone: 'UTC', weekly: daily('09:00-09:00'), exceptions: [{ date: '2026-12-01', hours: [] }] }, [
      ['2026-11-20T12:00:00Z', '2026-12-02T09:00Z', '2026-12-01T09:00Z'],
    ])
  })

  test('look a stated number of days ahead and no further', () => {
    const day = 86_400_000
    const opening = Date.parse('2028-01-01T09:00:00Z')
    const schedule = compileSchedule({
      id: 'once',
      timeZone: 'UTC',
      weekly: {},
      exceptions: [{ date: '2028-01-01', hours: ['09:00-10:00'] }],
    })
    const near = opening - LOOK_AHEAD_DAYS * day
    expect(nextOpen(schedule, near)).toBe(opening)
    expect(nextClose(schedule, near)).toBe(opening + 3_600_000)
    expect(nextOpen(schedule, near - day)).toBe(null)
    expect(nextClose(schedule, near - day)).toBe(null)
  })

  test('move over a time change: shorter, longer and vanished hours', () => {
    changes({ timeZone: 'Europe/Rome', weekly: { sat: ['22:00-02:30'], sun: ['02:15-02:45'] } }, [
      // The clock goes from 02:00 to 03:00: Saturday ends at the gap, Sunday's hours lie within it.
      ['2026-03-28T12:00:00Z', '2026-03-28T21:00Z', '2026-03-29T01:00Z'],
      ['2026-03-29T00:59:59Z', '2026-04-04T20:00Z', '2026-03-29T01:00Z'],
      // The clock goes from 03:00 back to 02:00: open until the later 02:45 without a break.
      ['2026-10-24T12:00:00Z', '2026-10-24T20:00Z', '2026-10-25T01:45Z'],
    ])
  })
})
