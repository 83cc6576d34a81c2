const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** Milliseconds of an ISO 8601 duration of weeks, days (24 h each), hours, minutes and seconds; null when it is none. Months and years have no fixed length and are refused. */
export function parseDuration(text: string): number | null {
  const match = DURATION.exec(text)
  if (match === null || text === 'P' || text.endsWith('T')) return null
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0))
  return Math.round(
    ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000,
  )
}

/** As `parseDuration`, for text that a schema has already checked. */
export function durationMs(text: string): number {
  return parseDuration(text) ?? 0
}
