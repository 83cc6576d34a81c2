import { parseCivilDay, WEEKDAYS } from '../../../runtime/engine/schedule/civilDay.ts'
import { compileSchedule } from '../../../runtime/engine/schedule/compileSchedule.ts'
import { describeInstant } from '../../../runtime/engine/schedule/describeInstant.ts'
import { instantOf } from '../../../runtime/engine/schedule/instantOf.ts'
import { nextClose } from '../../../runtime/engine/schedule/nextClose.ts'
import { nextOpen } from '../../../runtime/engine/schedule/nextOpen.ts'
import { type ScheduleVerdict, scheduleAt } from '../../../runtime/engine/schedule/scheduleAt.ts'
import type { Schedule, Weekday } from '../../../schemas/resources.ts'
import { readMinute } from './writeInterval.ts'

/** Why a schedule says what it says, taken apart so that it can be said in any language. */
export type ScheduleReason =
  | { readonly code: 'emergency' | 'outsideHours' }
  | { readonly code: 'weekly'; readonly day: Weekday; readonly hours: string }
  | { readonly code: 'holiday' | 'exception'; readonly date: string; readonly name: string }

export type ScheduleAnswer = {
  readonly verdict: ScheduleVerdict['verdict']
  readonly reason: ScheduleReason
  /** in words, as a customer reads it; null: nobody knows, or not within a year */
  readonly nextOpen: string | null
  readonly nextClose: string | null
}

/** What a schedule would say at a time on its own wall clock: `date` is YYYY-MM-DD, `time` HH:MM. Null when they are no such time. */
export function askSchedule(schedule: Schedule, date: string, time: string, language: string): ScheduleAnswer | null {
  const [day, minute] = [parseCivilDay(date), readMinute(time)]
  if (day === null || minute === null) return null
  const compiled = compileSchedule(schedule)
  const now = instantOf(compiled.timeZone, day, minute, 'open')
  const { verdict, because } = scheduleAt(compiled, now)
  const say = (at: number | null) => (at === null ? null : describeInstant(at, compiled.timeZone, language, now))
  return {
    verdict,
    reason: reasonOf(because),
    nextOpen: say(nextOpen(compiled, now)),
    nextClose: say(nextClose(compiled, now)),
  }
}

/** Takes the engine's reason apart, see `ScheduleVerdict`. */
function reasonOf(because: string): ScheduleReason {
  const [code, second = '', ...rest] = because.split(' ')
  if (code === 'emergency') return { code }
  const day = WEEKDAYS.find((each) => each === second)
  if (code === 'weekly' && day !== undefined) return { code, day, hours: rest.join(' ') }
  if (code === 'holiday' || code === 'exception') return { code, date: second, name: rest.join(' ') }
  return { code: 'outsideHours' }
}
