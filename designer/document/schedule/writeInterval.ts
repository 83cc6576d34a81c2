import { DAY_MINUTES, type Interval } from '../../../runtime/engine/schedule/parseInterval.ts'

/** An interval as the file has it, `HH:MM-HH:MM`: an end at midnight is `24:00`, a later one is a time of the next day. */
export const writeInterval = ({ open, close }: Interval): string =>
  `${writeMinute(open)}-${close === DAY_MINUTES ? '24:00' : writeMinute(close % DAY_MINUTES)}`

/** Minutes after midnight as `HH:MM`. */
export const writeMinute = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

const two = (value: number): string => String(value).padStart(2, '0')

/** Reads `HH:MM`, as a time field gives it; null when it is none. */
export function readMinute(text: string): number | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hour === undefined ? null : Number(hour) * 60 + Number(minute)
}
