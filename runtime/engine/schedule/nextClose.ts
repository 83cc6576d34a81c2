import type { CompiledSchedule } from './CompiledSchedule.ts'
import { BEYOND, openPeriods } from './openPeriods.ts'

/**
 * The first instant after `now` at which the schedule goes from open to not open (epoch milliseconds).
 * While closed, that is the end of the next opening. Null in an emergency, and when there is no closing within the
 * look-ahead of `LOOK_AHEAD_DAYS`: open around the clock, or never open.
 */
export function nextClose(compiled: CompiledSchedule, now: number): number | null {
  for (const period of openPeriods(compiled, now)) {
    if (period.close > now) return period.close === BEYOND ? null : period.close
  }
  return null
}
