import { normaliseText } from '../match/normaliseText.ts'

const known = new Map<string, ReadonlyMap<string, number>>()

/** The months by their names in a language and in English, long and short, as they stand alone and in a date; folded, without points. */
export function monthNames(tag: string): ReadonlyMap<string, number> {
  const found = known.get(tag) ?? new Map([...namesIn('en'), ...namesIn(tag)])
  known.set(tag, found)
  return found
}

/** A name as `monthNames` has it. */
export const foldMonth = (name: string): string => normaliseText(name).text.replaceAll('.', '')

function namesIn(tag: string): readonly (readonly [string, number])[] {
  try {
    return (['long', 'short'] as const).flatMap((month) =>
      [{ month }, { month, day: 'numeric' as const }].flatMap((options) => {
        const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC', calendar: 'gregory' })
        return Array.from({ length: 12 }, (_, index) => {
          const parts = format.formatToParts(Date.UTC(2026, index, 1))
          return [foldMonth(parts.find(({ type }) => type === 'month')?.value ?? ''), index + 1] as const
        }).filter(([name]) => /^\p{L}{3,}$/u.test(name))
      }),
    )
  } catch {
    return []
  }
}
