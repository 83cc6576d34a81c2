import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weekBlocks } from '../../../../designer/document/schedule/weekBlocks.ts'
import {
  addHours,
  copyDay,
  freeHours,
  joinHours,
  moveHours,
} from '../../../../designer/document/schedule/weeklyHours.ts'
import { readMinute, writeInterval, writeMinute } from '../../../../designer/document/schedule/writeInterval.ts'
import { parseInterval } from '../../../../runtime/engine/schedule/parseInterval.ts'

const interval = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .map(([open, length]) => ({ open, close: open + length }))

describe('hours', () => {
  test('are written so that the engine reads the same', () => {
    fc.assert(
      fc.property(interval, (each) => {
        expect(parseInterval(writeInterval(each))).toEqual(each)
      }),
    )
  })

  test('end at 24:00 at midnight and at a time of the next day after it', () => {
    expect(writeInterval({ open: 540, close: 1440 })).toBe('09:00-24:00')
    expect(writeInterval({ open: 1320, close: 1560 })).toBe('22:00-02:00')
    expect(writeInterval({ open: 540, close: 1980 })).toBe('09:00-09:00')
  })

  test('read what a time field gives', () => {
    expect(readMinute(writeMinute(605))).toBe(605)
    expect([readMinute(''), readMinute('24:00'), readMinute('9:00')]).toEqual([null, null, null])
  })

  test('drawn into others become one with those that they touch, and leave the rest alone', () => {
    const hours = ['08:00-09:00', '12:00-13:00', '14:00-16:00']
    expect(joinHours(hours, { open: 780, close: 840 })).toEqual(['08:00-09:00', '12:00-16:00'])
    expect(joinHours(hours, { open: 600, close: 660 })).toEqual([
      '08:00-09:00',
      '10:00-11:00',
      '12:00-13:00',
      '14:00-16:00',
    ])
    expect(joinHours(hours, { open: 0, close: 1440 })).toEqual(['00:00-24:00'])
  })

  test('keep what nobody can read', () => {
    expect(joinHours(['9 to 5'], { open: 540, close: 600 })).toEqual(['09:00-10:00', '9 to 5'])
  })

  test('cover all that was open and all that was drawn, up to a whole day', () => {
    const sameDay = interval.filter(({ close }) => close <= 1440)
    const covers = (hours: readonly string[], minute: number) =>
      hours.some((text) => {
        const read = parseInterval(text)
        return read !== null && read.open <= minute && minute < read.close
      })
    fc.assert(
      fc.property(fc.array(sameDay, { maxLength: 4 }), sameDay, fc.nat(1439), (before, added, minute) => {
        const hours = before.map(writeInterval)
        const isIn = added.open <= minute && minute < added.close
        expect(covers(joinHours(hours, added), minute)).toBe(isIn || covers(hours, minute))
      }),
      { numRuns: 100 },
    )
  })
})

describe('the week', () => {
  test('draws hours past midnight in two columns, from Sunday into Monday too', () => {
    expect(weekBlocks({ sun: ['22:00-02:00'] })).toEqual([
      { day: 'sun', index: 0, column: 6, from: 1320, to: 1440, text: '22:00-02:00', part: 'evening' },
      { day: 'sun', index: 0, column: 0, from: 0, to: 120, text: '22:00-02:00', part: 'morning' },
    ])
  })

  test('moves hours to another day and leaves no empty day behind', () => {
    const moved = moveHours({ mon: ['09:00-12:00'] }, { day: 'mon', index: 0 }, 'tue', { open: 600, close: 720 })
    expect(moved).toEqual({ tue: ['10:00-12:00'] })
  })

  test('stays the same when nothing moves', () => {
    const weekly = { mon: ['09:00-12:00'] }
    expect(moveHours(weekly, { day: 'mon', index: 0 }, 'mon', { open: 540, close: 720 })).toBe(weekly)
  })

  test('takes the hours of a day to others', () => {
    const weekly = { mon: ['09:00-12:00'], wed: ['10:00-11:00'] }
    expect(copyDay(weekly, 'mon', ['tue', 'wed'])).toEqual({
      mon: ['09:00-12:00'],
      tue: ['09:00-12:00'],
      wed: ['09:00-12:00'],
    })
    expect(copyDay(weekly, 'sun', ['mon'])).toEqual({ wed: ['10:00-11:00'] })
  })

  test('proposes hours after the last, and none when the day is full', () => {
    expect(freeHours([])).toEqual({ open: 540, close: 1080 })
    expect(freeHours(['09:00-13:00'])).toEqual({ open: 840, close: 1080 })
    expect(freeHours(['09:00-23:30'])).toBeNull()
    expect(addHours({}, 'mon', { open: 0, close: 60 })).toEqual({ mon: ['00:00-01:00'] })
  })
})
