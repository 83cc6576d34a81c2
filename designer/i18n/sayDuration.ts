import { parseDuration } from '../../runtime/engine/parseDuration.ts'

export const UNITS = ['week', 'day', 'hour', 'minute', 'second'] as const
export type Unit = (typeof UNITS)[number]

/** What each is in ISO 8601. */
export const LETTERS: { readonly [U in Unit]: string } = { week: 'W', day: 'D', hour: 'H', minute: 'M', second: 'S' }

/** A length of time in words: `1 hour 30 minutes`. What is none stays as it is. */
export function sayDuration(duration: string, language: string): string {
  if (parseDuration(duration) === null) return duration
  const [date = '', time = ''] = duration.slice(1).split('T')
  const parts = UNITS.flatMap((unit) => {
    const within = unit === 'week' || unit === 'day' ? date : time
    const amount = new RegExp(`([\\d.]+)${LETTERS[unit]}`).exec(within)?.[1]
    if (amount === undefined) return []
    const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', useGrouping: false })
    return [format.format(Number(amount))]
  })
  return new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(parts)
}
