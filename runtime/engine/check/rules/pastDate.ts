import { filePath } from '../../files/FileKind.ts'
import { parseCivilDay } from '../../schedule/civilDay.ts'
import { example, exampleSchedules, toGeneral } from '../example.ts'
import type { Rule } from '../Rule.ts'

const closedOn = (date: string) =>
  example(
    {
      hours: {
        type: 'officeHours',
        schedule: 'support',
        exits: { open: 'to-general', closed: 'to-general', holiday: 'to-general', emergency: 'to-general' },
      },
      'to-general': toGeneral,
    },
    {},
    {
      schedules: Object.fromEntries(
        Object.entries(exampleSchedules).map(([id, schedule]) => [id, { ...schedule, holidays: [{ date }] }]),
      ),
    },
  )

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
      [
        { noun: 'holiday', list: 'holidays', dates: holidays },
        { noun: 'exception', list: 'exceptions', dates: exceptions },
      ].flatMap(({ noun, list, dates }) => {
        const past = dates.flatMap(({ date }) => {
          const day = parseCivilDay(date)
          return day !== null && day < now ? [date] : []
        })
        if (past.length === 0) return []
        const which =
          past.length === dates.length
            ? `every ${noun} is past, the last on ${past.toSorted().at(-1)}`
            : `${past.length === 1 ? `the ${noun} of` : `${past.length} ${noun}s are past, the last on`} ${past.toSorted().at(-1)}${past.length === 1 ? ' is past' : ''}`
        return [
          {
            file: filePath('schedule', id),
            path: `/${list}`,
            message: `Schedule "${id}": ${which}.`,
            fix: 'Remove what is past, and add what is to come.',
          },
        ]
      }),
    )
  },
}
