import type { CompiledSchedule } from './CompiledSchedule.ts'
import { openPeriods } from './openPeriods.ts'

/**
 * The first instant after `now` at which the schedule goes from not open to open (epoch milliseconds).
 * While open, that is the next opening after the present closing. Null in an emergency, whose end nobody knows, and when
 * there is no opening within the look-ahead of `LOOK_AHEAD_DAYS`.
 *
 * @example
 * const support = compileSchedule({ id: 'support', timeZone: 'Europe/Rome', weekly: { mon: ['09:00-13:00', '14:00-18:00'] } })
 * nextOpen(support, Date.parse('2026-11-20T17:00:00Z')) // Date.parse('2026-11-23T08:00:00Z'), Monday at nine
 * nextOpen(support, Date.parse('2026-11-23T08:00:00Z')) // Date.parse('2026-11-23T13:00:00Z'), after lunch
 */
export function nextOpen(compiled: CompiledSchedule, now: number): number | null {
  for (const period of openPeriods(compiled, now)) if (period.open > now) return period.open
  return null
}
