import type { CompiledSchedule } from './CompiledSchedule.ts'
import { dayAt } from './dayAt.ts'

export type ScheduleVerdict = {
  readonly verdict: 'emergency' | 'holiday' | 'closed' | 'open'
  /**
   * Why, for the trace: `emergency`, `holiday 2026-12-25 Christmas`, `exception 2026-12-24 Christmas Eve` (open or closed by it),
   * `weekly mon 09:00-13:00`, `outside hours`.
   */
  readonly because: string
}

const EMERGENCY: ScheduleVerdict = { verdict: 'emergency', because: 'emergency' }
const OUTSIDE_HOURS: ScheduleVerdict = { verdict: 'closed', because: 'outside hours' }

/** What a schedule says at an instant (epoch milliseconds): `emergency` first, then `holiday`, `closed`, `open`. */
export function scheduleAt(compiled: CompiledSchedule, now: number): ScheduleVerdict {
  if (compiled.emergency) return EMERGENCY
  const day = dayAt(compiled, now)
  const holiday = compiled.holidays.get(day.date)
  if (holiday !== undefined) return { verdict: 'holiday', because: holiday }
  for (const span of day.open) {
    if (span.open <= now && now < span.close) return { verdict: 'open', because: span.because }
  }
  const exception = compiled.exceptions.get(day.date)
  return exception === undefined ? OUTSIDE_HOURS : { verdict: 'closed', because: exception.because }
}
