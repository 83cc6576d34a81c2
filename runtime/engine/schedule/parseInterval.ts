/** Opening hours in minutes after midnight of the date they belong to; `close` above 1440 is on the next day. */
export type Interval = { readonly open: number; readonly close: number }

export const DAY_MINUTES = 1440

const INTERVAL = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

/**
 * Reads `HH:MM-HH:MM`; null when it is not readable.
 * `24:00` is allowed as an end. An end at or before its start is on the next day: `22:00-02:00`, `09:00-09:00` (24 hours).
 */
export function parseInterval(text: string): Interval | null {
  const match = INTERVAL.exec(text)
  if (match === null) return null
  const [, openHour, openMinute, closeHour, closeMinute] = match
  const open = Number(openHour) * 60 + Number(openMinute)
  const close = closeHour === undefined ? DAY_MINUTES : Number(closeHour) * 60 + Number(closeMinute)
  return { open, close: close > open ? close : close + DAY_MINUTES }
}
