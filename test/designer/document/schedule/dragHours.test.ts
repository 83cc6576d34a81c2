import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dragHours, type Grip } from '../../../../designer/document/schedule/dragHours.ts'
import { writeInterval } from '../../../../designer/document/schedule/writeInterval.ts'
import { WEEKDAYS } from '../../../../runtime/engine/schedule/civilDay.ts'

const weekly = { mon: ['09:00-13:00'], sun: ['22:00-02:00'] }
const monday = { day: 'mon', index: 0 } as const
const sunday = { day: 'sun', index: 0 } as const
const at = (column: number, hour: number) => ({ column, minute: hour * 60 })
const drag = (grip: Grip, column: number, hour: number): string | null => {
  const dragged = dragHours(weekly, grip, at(column, hour))
  return dragged === null ? null : `${dragged.days.join(' ')} ${writeInterval(dragged.interval)}`
}

test('a drag over the empty grid draws the same hours on each day that it crosses, in whichever direction', () => {
  expect(drag({ kind: 'draw', from: at(0, 9) }, 4, 17)).toBe('mon tue wed thu fri 09:00-17:00')
  expect(drag({ kind: 'draw', from: at(6, 12) }, 5, 10)).toBe('sat sun 10:00-12:00')
  expect(drag({ kind: 'draw', from: at(2, 20) }, 2, 24)).toBe('wed 20:00-24:00')
})

test('a click on the empty grid draws nothing', () => {
  expect(drag({ kind: 'draw', from: at(0, 9) }, 0, 9)).toBeNull()
})

test('hours move with the hand, to another day too, and stay within their day', () => {
  const grip = { kind: 'move', place: monday, columns: 0, offset: 60 } as const
  expect(drag(grip, 0, 11)).toBe('mon 10:00-14:00')
  expect(drag(grip, 3, 10)).toBe('thu 09:00-13:00')
  expect(drag(grip, 0, 24)).toBe('mon 20:00-24:00')
  expect(drag(grip, 0, 0)).toBe('mon 00:00-04:00')
})

test('hours past midnight move when they are held after midnight', () => {
  const grip = { kind: 'move', place: sunday, columns: 1, offset: 180 } as const
  expect(drag(grip, 0, 1)).toBe('sun 22:00-02:00')
  expect(drag(grip, 6, 0)).toBe('sat 21:00-01:00')
})

test('an end pulled into the next column is past midnight, on Sunday in the column of Monday', () => {
  expect(drag({ kind: 'close', place: monday }, 1, 2)).toBe('mon 09:00-02:00')
  expect(drag({ kind: 'close', place: sunday }, 0, 4)).toBe('sun 22:00-04:00')
  expect(drag({ kind: 'close', place: monday }, 0, 8)).toBe('mon 09:00-09:15')
})

test('a beginning stays before the end and within its day', () => {
  expect(drag({ kind: 'open', place: monday }, 0, 7)).toBe('mon 07:00-13:00')
  expect(drag({ kind: 'open', place: monday }, 0, 20)).toBe('mon 12:45-13:00')
  expect(drag({ kind: 'open', place: sunday }, 6, 1)).toBe('sun 02:00-02:00')
})

test('whatever is dragged wherever, the hours are hours that a file can say', () => {
  const place = fc.record({ column: fc.nat(6), minute: fc.integer({ min: 0, max: 96 }).map((step) => step * 15) })
  const grip = fc.oneof(
    place.map((from): Grip => ({ kind: 'draw', from })),
    fc.constantFrom<Grip>({ kind: 'open', place: monday }, { kind: 'close', place: sunday }),
    fc.nat(240).map((offset): Grip => ({ kind: 'move', place: monday, columns: 0, offset })),
  )
  fc.assert(
    fc.property(grip, place, (held, end) => {
      const dragged = dragHours(weekly, held, end)
      if (dragged === null) return
      const { open, close } = dragged.interval
      expect(open >= 0 && open < 1440 && close > open && close <= open + 1440).toBe(true)
      expect(dragged.days.every((day) => WEEKDAYS.includes(day))).toBe(true)
    }),
    { numRuns: 100 },
  )
})
