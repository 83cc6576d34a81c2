import type { CompiledSchedule } from './CompiledSchedule.ts'
import { openPeriods } from './openPeriods.ts'

/**
 * The first instant after `now` at which the schedule goes from not open to open (epoch milliseconds).
 * While open, that is the next opening after the present closing. Null in an emergency, whose end nobody knows, and when
 * there is no opening within the look-ahead of `LOOK_AHEAD_DAYS`.
 */
export function nextOpen(compiled: CompiledSchedule, now: number): number | null {
  for (const period of openPeriods(compiled, now)) if (period.open > now) return period.open
  return null
}
