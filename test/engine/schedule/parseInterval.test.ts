import { describe, expect, test } from 'vitest'
import { parseCivilDay, WEEKDAYS, weekdayOf } from '../../../runtime/engine/schedule/civilDay.ts'
import { parseInterval } from '../../../runtime/engine/schedule/parseInterval.ts'

describe('an interval of hours', () => {
  test.each([
    ['09:00-13:00', 540, 780],
    ['00:00-24:00', 0, 1440],
    ['00:00-00:00', 0, 1440],
    ['22:00-02:00', 1320, 1560],
    ['22:00-24:00', 1320, 1440],
    ['22:00-00:00', 1320, 1440],
    ['09:00-09:00', 540, 1980],
    ['23:59-23:58', 1439, 2878],
  ])('%s is read in minutes; an end at or before its start is on the next day', (text, open, close) => {
    expect(parseInterval(text)).toEqual({ open, close })
  })

  test.each([
    '',
    '9:00-13:00',
    '09:00',
    '09:00-25:00',
    '24:00-02:00',
    '09:60-10:00',
    '09:00-24:01',
    '09:00–13:00',
    ' 09:00-13:00',
    '09:00-13:00x',
  ])('"%s" is unreadable', (text) => {
    expect(parseInterval(text)).toBe(null)
  })
})

describe('a date', () => {
  test.each([
    ['1970-01-01', 0, 'thu'],
    ['1969-12-31', -1, 'wed'],
    ['2026-11-20', 20_777, 'fri'],
    ['2024-02-29', 19_782, 'thu'],
    ['0001-01-01', -719_162, 'mon'],
  ])('%s is a day number and a weekday', (text, day, weekday) => {
    expect(parseCivilDay(text)).toBe(day)
    expect(WEEKDAYS[weekdayOf(day)]).toBe(weekday)
  })

  test.each([
    '2026-02-30',
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00',
    '',
  ])('"%s" is none', (text) => {
    expect(parseCivilDay(text)).toBe(null)
  })
})
