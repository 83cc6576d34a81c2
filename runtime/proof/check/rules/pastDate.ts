import { filePath } from '../../../engine/files/FileKind.ts'
import { parseCivilDay } from '../../../engine/schedule/civilDay.ts'
import { words } from '../../../engine/words.ts'
import { exampleHours } from '../example.ts'
import type { Rule } from '../Rule.ts'

const closedOn = (date: string) =>
  exampleHours({
    id: 'support',
    timeZone: 'Europe/Rome',
    weekly: { mon: ['09:00-18:00'], tue: ['09:00-18:00'] },
    holidays: [{ date }],
  })

export const pastDate: Rule = {
  code: 'pastDate',
  severity: 'info',
  explanation:
    'Holidays or exceptions of a schedule are past: they never count again, and most likely nobody has written those of the coming year. Replace them.',
  good: closedOn('2026-12-25'),
  bad: closedOn('2025-12-25'),
  find: ({ schedules }, { today } = { today: null, found: [], codes: new Set() }) => {
    const now = today === null ? null : parseCivilDay(today)
    if (now === null) return []
    return Object.values(schedules).flatMap(({ id, holidays = [], exceptions = [] }) =>
      [{ list: 'holidays', dates: holidays } as const, { list: 'exceptions', dates: exceptions } as const].flatMap(
        ({ list, dates }) => {
          const past = dates.flatMap(({ date }) => {
            const day = parseCivilDay(date)
            return day !== null && day < now ? [date] : []
          })
          if (past.length === 0) return []
          const last = past.toSorted().at(-1) ?? ''
          const said = SAID[list]
          const message =
            past.length === dates.length
              ? said.every(last)
              : past.length === 1
                ? said.one(last)
                : said.some(past.length, last)
          return [
            {
              file: filePath('schedule', id),
              path: `/${list}`,
              message: words`Schedule "${id}": ${message}.`,
              fix: words`Remove what is past, and add what is to come.`,
            },
          ]
        },
      ),
    )
  },
}

const SAID = {
  holidays: {
    every: (last: string) => words`every holiday is past, the last on ${last}`,
    one: (date: string) => words`the holiday of ${date} is past`,
    some: (count: number, last: string) => words`${count} holidays are past, the last on ${last}`,
  },
  exceptions: {
    every: (last: string) => words`every exception is past, the last on ${last}`,
    one: (date: string) => words`the exception of ${date} is past`,
    some: (count: number, last: string) => words`${count} exceptions are past, the last on ${last}`,
  },
}
