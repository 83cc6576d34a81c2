import { afterEach, expect, test, vi } from 'vitest'
import { createMeasuredClock, createSteadyClock } from '../../runtime/store/databaseClock.ts'

const HOUR = 3_600_000

afterEach(() => {
  vi.restoreAllMocks()
})

/** The machine's wall clock is set forth or back. */
const setWallClock = (by: number) => {
  const real = Date.now
  vi.spyOn(Date, 'now').mockImplementation(() => real() + by)
}

test('a measured clock says what the database says, and goes on by itself', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(1_000)
  const clock = createMeasuredClock()
  clock.note(50_000, 990, 1_010)
  expect(clock.now()).toBe(50_000)
  now.mockReturnValue(3_000)
  expect(clock.now()).toBe(52_000)
})

test('it takes no answer that was long on its way for what the time is now', () => {
  vi.spyOn(performance, 'now').mockReturnValue(1_000)
  const clock = createMeasuredClock()
  clock.note(50_000, 1_000, 1_000)
  clock.note(90_000, 1_000, 6_000)
  expect(clock.now()).toBe(50_000)
})

test.each([HOUR, -HOUR, 24 * HOUR])('a wall clock that is set by %d ms changes neither', (by) => {
  vi.spyOn(performance, 'now').mockReturnValue(1_000)
  const measured = createMeasuredClock()
  measured.note(50_000, 1_000, 1_000)
  const steady = createSteadyClock()
  const before = steady()
  setWallClock(by)
  expect(measured.now()).toBe(50_000)
  expect(steady()).toBe(before)
})
