// A place is open from the first instant at which its wall clock has reached the opening time, until after the last
// instant at which it still reads earlier than the closing time. So whoever looks at the clock and reads an opening
// hour is never turned away, and neighbouring intervals (09:00-02:00, 02:00-06:00) stay neighbours on every day.
//   gap      a time that does not exist means the first existing instant after the gap, for opening and closing alike;
//            hours that lie within the gap do not take place
//   overlap  opening means the earlier occurrence, closing the later one. Closing at the very first repeated time
//            (02:00, when the clock goes from 03:00 back to 02:00) is the earlier one: no reading after it is before 02:00
import type { CivilDay } from './civilDay.ts'
import { Temporal } from './temporal.ts'
import { wallClock } from './wallClock.ts'

/** The instant (epoch milliseconds) at which hours of a civil day begin (`open`) or end (`close`) in a known zone. */
export function instantOf(timeZone: string, day: CivilDay, minute: number, edge: 'open' | 'close'): number {
  const wall = wallClock(day, minute)
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  if (!earlier.toPlainDateTime().equals(wall)) {
    const afterGap = earlier.getTimeZoneTransition('next')
    return (afterGap ?? wall.toZonedDateTime(timeZone, { disambiguation: 'later' })).epochMilliseconds
  }
  if (edge === 'open') return earlier.epochMilliseconds
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (later.epochMilliseconds === earlier.epochMilliseconds) return earlier.epochMilliseconds
  const before = later.subtract({ milliseconds: 1 }).toPlainDateTime()
  return (Temporal.PlainDateTime.compare(before, wall) < 0 ? later : earlier).epochMilliseconds
}
