import { Temporal } from './temporal.ts'

const NAME = /^[A-Za-z]/

/** True for an IANA name known here; an offset such as `+01:00` is none, it has no daylight saving time. */
export function isTimeZone(name: string): boolean {
  if (!NAME.test(name)) return false
  try {
    new Temporal.ZonedDateTime(0n, name)
    return true
  } catch {
    return false
  }
}

/** The zone, or UTC for a name that is not known; `checkSchedule` reports such a name as an error. */
export function knownTimeZone(name: string): string {
  return isTimeZone(name) ? name : 'UTC'
}
