import { type CompiledSchedule, hoursOf } from './CompiledSchedule.ts'
import { type CivilDay, utcDay } from './civilDay.ts'
import type { Day, OpenSpan } from './Day.ts'
import { instantOf } from './instantOf.ts'
import { DAY_MINUTES } from './parseInterval.ts'

/** Messages come for the present days; some 200 bytes each. */
const CACHED_DAYS = 64

/** The civil day of the schedule's zone in which an instant (epoch milliseconds) lies. Days follow each other without gap or overlap. */
export function dayAt(compiled: CompiledSchedule, now: number): Day {
  const guess = utcDay(now)
  const middle = dayOf(compiled, guess)
  if (now < middle.start) return dayOf(compiled, guess - 1)
  return now < middle.end ? middle : dayOf(compiled, guess + 1)
}

/** One civil day, worked out at its first use. */
export function dayOf(compiled: CompiledSchedule, date: CivilDay): Day {
  const known = compiled.days.get(date)
  if (known !== undefined) return known
  const day = workOut(compiled, date)
  if (compiled.days.size >= CACHED_DAYS) compiled.days.clear()
  compiled.days.set(date, day)
  return day
}

function workOut(compiled: CompiledSchedule, date: CivilDay): Day {
  const { timeZone } = compiled
  const start = instantOf(timeZone, date, 0, 'open')
  const end = instantOf(timeZone, date + 1, 0, 'open')
  if (compiled.holidays.has(date)) return { date, start, end, open: [] }
  const open: OpenSpan[] = []
  const add = (from: CivilDay, hours: { open: number; close: number; because: string }) => {
    const span = {
      open: Math.max(start, instantOf(timeZone, from, hours.open, 'open')),
      close: Math.min(end, instantOf(timeZone, from, hours.close, 'close')),
      because: hours.because,
    }
    if (span.open < span.close) open.push(span)
  }
  for (const hours of hoursOf(compiled, date - 1)) if (hours.close > DAY_MINUTES) add(date - 1, hours)
  for (const hours of hoursOf(compiled, date)) add(date, hours)
  open.sort((a, b) => a.open - b.open)
  return { date, start, end, open }
}
