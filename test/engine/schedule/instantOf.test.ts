import { describe, expect, test } from 'vitest'
import { parseCivilDay } from '../../../runtime/engine/schedule/civilDay.ts'
import { instantOf } from '../../../runtime/engine/schedule/instantOf.ts'

type Row = readonly [zone: string, date: string, time: string, open: string, close: string]

function instants(zone: string, date: string, time: string) {
  const day = parseCivilDay(date) ?? Number.NaN
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const at = (edge: 'open' | 'close') => new Date(instantOf(zone, day, hour * 60 + minute, edge)).toISOString()
  return { open: at('open'), close: at('close') }
}

describe('a time on the wall clock', () => {
  test.each<Row>([
    ['Europe/Rome', '2026-01-15', '09:00', '2026-01-15T08:00:00.000Z', '2026-01-15T08:00:00.000Z'],
    ['Europe/Rome', '2026-07-15', '09:00', '2026-07-15T07:00:00.000Z', '2026-07-15T07:00:00.000Z'],
    ['Europe/Rome', '2026-07-15', '24:00', '2026-07-15T22:00:00.000Z', '2026-07-15T22:00:00.000Z'],
    ['Europe/Rome', '2026-12-31', '26:30', '2027-01-01T01:30:00.000Z', '2027-01-01T01:30:00.000Z'],
    ['Asia/Kolkata', '2026-03-29', '02:30', '2026-03-28T21:00:00.000Z', '2026-03-28T21:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-01', '00:00', '2025-12-31T10:00:00.000Z', '2025-12-31T10:00:00.000Z'],
    ['Pacific/Niue', '2026-01-01', '23:00', '2026-01-02T10:00:00.000Z', '2026-01-02T10:00:00.000Z'],
  ])('in %s on %s at %s is one instant', (zone, date, time, open, close) => {
    expect(instants(zone, date, time)).toEqual({ open, close })
  })

  test.each<Row>([
    ['Europe/Rome', '2026-03-29', '02:00', '2026-03-29T01:00:00.000Z', '2026-03-29T01:00:00.000Z'],
    ['Europe/Rome', '2026-03-29', '02:30', '2026-03-29T01:00:00.000Z', '2026-03-29T01:00:00.000Z'],
    ['America/New_York', '2026-03-08', '02:59', '2026-03-08T07:00:00.000Z', '2026-03-08T07:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-03T15:30:00.000Z', '2026-10-03T15:30:00.000Z'],
    ['America/Sao_Paulo', '2018-11-04', '00:00', '2018-11-04T03:00:00.000Z', '2018-11-04T03:00:00.000Z'],
    // Samoa skipped a whole day.
    ['Pacific/Apia', '2011-12-30', '09:00', '2011-12-30T10:00:00.000Z', '2011-12-30T10:00:00.000Z'],
  ])('in %s on %s at %s does not exist and means the first instant after the gap', (zone, date, time, open, close) => {
    expect(instants(zone, date, time)).toEqual({ open, close })
  })

  test.each<Row>([
    ['Europe/Rome', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ['Europe/Rome', '2026-10-24', '26:30', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ['America/New_York', '2026-11-01', '01:59', '2026-11-01T05:59:00.000Z', '2026-11-01T06:59:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z'],
    ['America/Sao_Paulo', '2019-02-16', '23:30', '2019-02-17T01:30:00.000Z', '2019-02-17T02:30:00.000Z'],
  ])('in %s on %s at %s comes twice: opens at the earlier, closes at the later', (zone, date, time, open, close) => {
    expect(instants(zone, date, time)).toEqual({ open, close })
  })

  test.each<Row>([
    ['Europe/Rome', '2026-10-25', '02:00', '2026-10-25T00:00:00.000Z', '2026-10-25T00:00:00.000Z'],
    ['America/Havana', '2026-11-01', '00:00', '2026-11-01T04:00:00.000Z', '2026-11-01T04:00:00.000Z'],
  ])(
    'in %s on %s at %s is the first time that comes twice: nothing after it reads earlier, so it closes at once',
    (zone, date, time, open, close) => {
      expect(instants(zone, date, time)).toEqual({ open, close })
    },
  )
})
