// Random schedules against a reference that knows no Temporal and no cleverness: it reads Intl's wall clock minute by
// minute, and a place is open when the opening time has been reached and a reading before the closing time is still ahead.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileSchedule } from '../../../runtime/engine/schedule/compileSchedule.ts'
import { nextClose } from '../../../runtime/engine/schedule/nextClose.ts'
import { nextOpen } from '../../../runtime/engine/schedule/nextOpen.ts'
import { scheduleAt } from '../../../runtime/engine/schedule/scheduleAt.ts'
import type { Schedule } from '../../../schemas/resources.ts'

const isOpenAt = (...asked: Parameters<typeof scheduleAt>): boolean => scheduleAt(...asked).verdict === 'open'

const MINUTE = 60_000
const DAY = 1_440
const WINDOW_DAYS = 16
const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Zones with a date near which something happens to their clocks; the window reaches eight days to either side. */
const WINDOWS = [
  ['Europe/Rome', '2026-03-29'],
  ['Europe/Rome', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Africa/Casablanca', '2024-03-10'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2019-02-17'],
  // Midnight comes twice.
  ['America/Havana', '2025-11-02'],
  // A day that is not in the calendar.
  ['Pacific/Apia', '2011-12-30'],
  ['Asia/Kathmandu', '2026-06-15'],
  ['UTC', '1969-12-31'],
] as const

type Clock = {
  readonly timeZone: string
  /** epoch milliseconds of the first minute */
  readonly start: number
  /** civil days since 1970 of the window */
  readonly firstDay: number
  /** by minute: the latest reading so far and the earliest still ahead, in minutes of civil time since 1970 */
  readonly reached: readonly number[]
  readonly ahead: readonly number[]
}

function readClock(timeZone: string, date: string): Clock {
  const start = Date.parse(date) - (WINDOW_DAYS / 2) * DAY * MINUTE
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const format = new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone })
  const walls = Array.from(
    { length: WINDOW_DAYS * DAY },
    (_, minute) => Date.parse(`${format.format(start + minute * MINUTE).replace(' ', 'T')}Z`) / MINUTE,
  )
  const reached = [...walls]
  for (let index = 1; index < walls.length; index++) {
    reached[index] = Math.max(reached[index] ?? 0, reached[index - 1] ?? 0)
  }
  const ahead = [...walls]
  for (let index = walls.length - 2; index >= 0; index--) {
    ahead[index] = Math.min(ahead[index] ?? 0, ahead[index + 1] ?? 0)
  }
  return { timeZone, start, firstDay: start / MINUTE / DAY, reached, ahead }
}

const clocks = new Map<number, Clock>()

function clockOf(index: number): Clock {
  const [timeZone, date] = WINDOWS[index] ?? WINDOWS[0]
  const clock = clocks.get(index) ?? readClock(timeZone, date)
  clocks.set(index, clock)
  return clock
}

/** The verdict of every minute of the window. */
function referenceVerdicts(schedule: Schedule, clock: Clock): string[] {
  const shifts: { readonly opens: number; readonly closes: number }[] = []
  const holidays = new Set((schedule.holidays ?? []).map(({ date }) => Date.parse(date) / MINUTE / DAY))
  for (let day = clock.firstDay - 2; day < clock.firstDay + WINDOW_DAYS + 2; day++) {
    if (holidays.has(day)) continue
    const date = new Date(day * DAY * MINUTE)
    const exceptions = (schedule.exceptions ?? []).filter((one) => one.date === date.toISOString().slice(0, 10))
    const weekly = schedule.weekly[EVERY_DAY[(date.getUTCDay() + 6) % 7] ?? 'mon'] ?? []
    for (const text of exceptions.length > 0 ? exceptions.flatMap(({ hours }) => hours) : weekly) {
      const [openHour = 0, openMinute = 0, closeHour = 0, closeMinute = 0] = text.split(/[:-]/).map(Number)
      const opens = openHour * 60 + openMinute
      const closes = closeHour * 60 + closeMinute
      shifts.push({ opens: day * DAY + opens, closes: day * DAY + closes + (closes <= opens ? DAY : 0) })
    }
  }
  return clock.reached.map((reached, minute) => {
    if (schedule.emergency) return 'emergency'
    if (holidays.has(Math.floor(reached / DAY))) return 'holiday'
    const ahead = clock.ahead[minute] ?? reached
    return shifts.some(({ opens, closes }) => reached >= opens && ahead < closes) ? 'open' : 'closed'
  })
}

const two = (value: number) => String(value).padStart(2, '0')
const time = fc
  .oneof(fc.integer({ min: 0, max: DAY - 1 }), fc.constantFrom(0, 30, 60, 105, 120, 135, 150, 180, 1380, 1410, 1425))
  .map((minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`)
const interval = fc
  .tuple(time, fc.oneof({ weight: 5, arbitrary: time }, { weight: 1, arbitrary: fc.constant('24:00') }))
  .map(([open, close]) => `${open}-${close}`)
const hours = fc.oneof(
  { weight: 6, arbitrary: fc.array(interval, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant(['00:00-24:00']) },
)

type Case = { readonly window: number; readonly schedule: Schedule; readonly minutes: readonly number[] }

/** Instants leave three days before and after them in the window, so that hours and changes around them are known. */
const cases: fc.Arbitrary<Case> = fc.integer({ min: 0, max: WINDOWS.length - 1 }).chain((window) => {
  const clock = clockOf(window)
  const date = fc
    .integer({ min: 2, max: WINDOW_DAYS - 2 })
    .map((offset) => new Date((clock.firstDay + offset) * DAY * MINUTE).toISOString().slice(0, 10))
  return fc.record({
    window: fc.constant(window),
    schedule: fc.record({
      id: fc.constant('random'),
      timeZone: fc.constant(clock.timeZone),
      weekly: fc.record({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours }),
      exceptions: fc.array(fc.record({ date, hours }), { maxLength: 3 }),
      holidays: fc.array(fc.record({ date }), { maxLength: 2 }),
      emergency: fc.integer({ min: 0, max: 30 }).map((value) => value === 0),
    }),
    minutes: fc.array(fc.integer({ min: 3 * DAY, max: (WINDOW_DAYS - 3) * DAY }), { minLength: 1, maxLength: 20 }),
  })
})

describe('any schedule at any instant', () => {
  test('has the verdict that a look at the wall clock gives, at each minute of two weeks', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: MINUTE - 1 }), ({ window, schedule }, within) => {
        const clock = clockOf(window)
        const compiled = compileSchedule(schedule)
        const wrong = referenceVerdicts(schedule, clock).flatMap((verdict, minute) => {
          if (minute < 3 * DAY || minute >= (WINDOW_DAYS - 3) * DAY) return []
          const at = clock.start + minute * MINUTE + within
          const got = scheduleAt(compiled, at).verdict
          return got === verdict ? [] : [{ at: new Date(at).toISOString(), verdict, got }]
        })
        expect(wrong).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('opens and closes next where the verdict changes', () => {
    fc.assert(
      fc.property(cases, ({ window, schedule, minutes }) => {
        const clock = clockOf(window)
        const compiled = compileSchedule(schedule)
        const verdicts = referenceVerdicts(schedule, clock)
        const known = verdicts.length - 3 * DAY
        const isChange = (minute: number, opening: boolean) =>
          (verdicts[minute] === 'open') === opening && (verdicts[minute - 1] === 'open') !== opening
        for (const minute of minutes) {
          for (const [opening, next] of [
            [true, nextOpen(compiled, clock.start + minute * MINUTE)],
            [false, nextClose(compiled, clock.start + minute * MINUTE)],
          ] as const) {
            const expected = verdicts.findIndex((_, index) => index > minute && isChange(index, opening))
            if (expected !== -1 && expected < known) expect(next).toBe(clock.start + expected * MINUTE)
            else if (next !== null) expect(next).toBeGreaterThanOrEqual(clock.start + known * MINUTE)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('is open at its next opening and not a millisecond before, and the same at its next closing', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: MINUTE - 1 }), ({ window, schedule, minutes }, within) => {
        const compiled = compileSchedule(schedule)
        for (const minute of minutes) {
          const now = clockOf(window).start + minute * MINUTE + within
          const opens = nextOpen(compiled, now)
          const closes = nextClose(compiled, now)
          if (opens !== null) {
            expect(opens).toBeGreaterThan(now)
            expect([isOpenAt(compiled, opens - 1), isOpenAt(compiled, opens)]).toEqual([false, true])
          }
          if (closes !== null) {
            expect(closes).toBeGreaterThan(now)
            expect([isOpenAt(compiled, closes - 1), isOpenAt(compiled, closes)]).toEqual([true, false])
          }
          if (opens !== null && closes !== null) expect(closes < opens).toBe(isOpenAt(compiled, now))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('says the same whatever it was asked before', () => {
    fc.assert(
      fc.property(cases, ({ window, schedule, minutes }) => {
        const used = compileSchedule(schedule)
        for (const minute of minutes) {
          const now = clockOf(window).start + minute * MINUTE
          const fresh = compileSchedule(schedule)
          expect(nextClose(used, now)).toBe(nextClose(fresh, now))
          expect(scheduleAt(used, now)).toEqual(scheduleAt(fresh, now))
          expect(nextOpen(used, now)).toBe(nextOpen(fresh, now))
        }
      }),
      { numRuns: 100 },
    )
  })
})
