import { type CompiledSchedule, hoursOf, isWholeDay } from './CompiledSchedule.ts'
import { dayAt, dayOf } from './dayAt.ts'

/** How far `nextOpen` and `nextClose` look: through the civil day that is this many days after the present one. */
export const LOOK_AHEAD_DAYS = 400

/** The end of a period that is still open where the look-ahead ends. */
export const BEYOND = Number.POSITIVE_INFINITY

/** Open time without a break, `[open, close)` in epoch milliseconds; `close` may be `BEYOND`. */
export type OpenPeriod = { readonly open: number; readonly close: number }

/**
 * Open time from the beginning of the civil day of `now` on, in order; hours that touch or overlap are one period, also across midnight.
 * The first period may have begun before that day.
 */
export function* openPeriods(compiled: CompiledSchedule, now: number): Generator<OpenPeriod, void, void> {
  if (compiled.emergency) return
  const today = dayAt(compiled, now).date
  let period: OpenPeriod | null = null
  for (let date = today; date <= today + LOOK_AHEAD_DAYS; date++) {
    if (period !== null && isWholeDay(compiled, date)) {
      // A day that is wholly closed or wholly open needs no Temporal: a year of them would take 12 ms.
      if (period.close === BEYOND) continue
      if (period.close === dayOf(compiled, date).start) {
        period = { open: period.open, close: BEYOND }
        continue
      }
    }
    if (period?.close === BEYOND) period = { open: period.open, close: dayOf(compiled, date).start }
    if (hoursOf(compiled, date).length === 0 && hoursOf(compiled, date - 1).length === 0) continue
    for (const { open, close } of dayOf(compiled, date).open) {
      if (period !== null && open <= period.close) {
        period = { open: period.open, close: Math.max(period.close, close) }
        continue
      }
      if (period !== null) yield period
      period = { open, close }
    }
  }
  if (period === null) return
  const horizon = dayOf(compiled, today + LOOK_AHEAD_DAYS).end
  yield period.close < horizon ? period : { open: period.open, close: BEYOND }
}
