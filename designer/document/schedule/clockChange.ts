import { Temporal } from '../../../runtime/engine/schedule/temporal.ts'
import { isTimeZone } from '../../../runtime/engine/schedule/timeZone.ts'

/** A change of the clocks: on `date` (YYYY-MM-DD) the wall clock goes from `before` to `after` (HH:MM). */
export type ClockChange = {
  readonly date: string
  readonly before: string
  readonly after: string
  readonly isForward: boolean
}

/** The next change of a zone's clocks after an instant (epoch milliseconds); null when none is planned, or the zone is not known. */
export function nextClockChange(timeZone: string, now: number): ClockChange | null {
  if (!isTimeZone(timeZone)) return null
  const change = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).getTimeZoneTransition('next')
  if (change === null) return null
  const offsetBefore = change.subtract({ nanoseconds: 1 }).offsetNanoseconds
  const shift = change.offsetNanoseconds - offsetBefore
  // A zone may take another name, or another law, without its clocks being touched.
  if (shift === 0) return nextClockChange(timeZone, change.epochMilliseconds)
  const after = change.toPlainDateTime()
  const before = after.subtract({ nanoseconds: shift })
  return {
    date: before.toPlainDate().toString(),
    before: before.toPlainTime().toString({ smallestUnit: 'minute' }),
    after: after.toPlainTime().toString({ smallestUnit: 'minute' }),
    isForward: shift > 0,
  }
}

/** The wall clock of a zone at an instant (epoch milliseconds): what fields for a date and a time begin with. */
export function clockIn(timeZone: string, now: number): { readonly date: string; readonly time: string } {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC'
  const clock = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDateTime()
  return {
    date: clock.toPlainDate().toString(),
    time: clock.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}
