/* Changes of weekly hours: pure, and what they leave alone stays the same object. A day without hours is not in the file. */
import { WEEKDAYS } from '../../../runtime/engine/schedule/civilDay.ts'
import { type Interval, parseInterval } from '../../../runtime/engine/schedule/parseInterval.ts'
import type { Weekday } from '../../../schemas/resources.ts'
import type { HoursPlace, Weekly } from './weekBlocks.ts'
import { writeInterval } from './writeInterval.ts'

/** The hours of one day replaced. */
export function setDay(weekly: Weekly, day: Weekday, hours: readonly string[]): Weekly {
  const { [day]: _, ...others } = weekly
  return hours.length === 0 ? others : { ...weekly, [day]: hours }
}

/** Draws hours on a day; those that they touch or cover become one with them. */
export function addHours(weekly: Weekly, day: Weekday, interval: Interval): Weekly {
  return setDay(weekly, day, joinHours(weekly[day] ?? [], interval))
}

/** Moves hours to another time or day; there they join those that they touch. */
export function moveHours(weekly: Weekly, { day, index }: HoursPlace, to: Weekday, interval: Interval): Weekly {
  const before = weekly[day] ?? []
  if (day === to && before[index] === writeInterval(interval)) return weekly
  return addHours(setDay(weekly, day, before.toSpliced(index, 1)), to, interval)
}

/** Gives other days the hours of one. */
export function copyDay(weekly: Weekly, from: Weekday, to: readonly Weekday[]): Weekly {
  return to.reduce((changed, day) => setDay(changed, day, weekly[from] ?? []), weekly)
}

/** The days that one would mean by "and the others": Monday to Friday for a day among them, both of the weekend for one of it. */
export function daysLike(day: Weekday): readonly Weekday[] {
  const workdays = WEEKDAYS.slice(0, 5)
  return (workdays.includes(day) ? workdays : WEEKDAYS.slice(5)).filter((other) => other !== day)
}

/** Hours with another interval among them, in the order of opening. What cannot be read stays, at the end. */
export function joinHours(hours: readonly string[], added: Interval): readonly string[] {
  const readable = hours.flatMap((text) => parseInterval(text) ?? [])
  const strange = hours.filter((text) => parseInterval(text) === null)
  const joined: Interval[] = []
  for (const next of [...readable, added].sort((a, b) => a.open - b.open)) {
    const last = joined.at(-1)
    const isApart = last === undefined || next.open > last.close || !(touches(last, added) && touches(next, added))
    if (isApart) joined.push(next)
    else joined[joined.length - 1] = { open: last.open, close: atMostADay(last.open, Math.max(last.close, next.close)) }
  }
  return [...joined.map(writeInterval), ...strange]
}

const touches = (one: Interval, other: Interval): boolean => one.open <= other.close && other.open <= one.close

/** The file cannot say more than 24 hours at once. */
const atMostADay = (open: number, close: number): number => Math.min(close, open + 1440)

/** An interval for hours added without drawing: an hour's break after the last, the working day where there are none; null when the day is full. */
export function freeHours(hours: readonly string[]): Interval | null {
  const closes = hours.flatMap((text) => parseInterval(text)?.close ?? [])
  if (closes.length === 0) return { open: 9 * 60, close: 18 * 60 }
  const open = Math.max(...closes) + 60
  return open >= 24 * 60 ? null : { open, close: Math.min(open + 4 * 60, 24 * 60) }
}
