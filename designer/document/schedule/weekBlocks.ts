import { WEEKDAYS } from '../../../runtime/engine/schedule/civilDay.ts'
import { DAY_MINUTES, parseInterval } from '../../../runtime/engine/schedule/parseInterval.ts'
import type { Schedule, Weekday } from '../../../schemas/resources.ts'

export type Weekly = Schedule['weekly']

/** One interval of the week: the day that it begins on, and its place among the hours of that day. */
export type HoursPlace = { readonly day: Weekday; readonly index: number }

/** What is drawn of an interval in one day's column, in minutes after that day's midnight. Hours past midnight give two, `part` tells which. */
export type WeekBlock = HoursPlace & {
  readonly column: number
  readonly from: number
  readonly to: number
  readonly text: string
  readonly part: 'whole' | 'evening' | 'morning'
}

/** The week as blocks, column by column; Sunday's hours past midnight come back in on Monday. */
export function weekBlocks(weekly: Weekly): readonly WeekBlock[] {
  return WEEKDAYS.flatMap((day, column) =>
    (weekly[day] ?? []).flatMap((text, index): readonly WeekBlock[] => {
      const interval = parseInterval(text)
      if (interval === null) return []
      const { open, close } = interval
      const block = { day, index, text }
      if (close <= DAY_MINUTES) return [{ ...block, column, from: open, to: close, part: 'whole' }]
      return [
        { ...block, column, from: open, to: DAY_MINUTES, part: 'evening' },
        { ...block, column: (column + 1) % WEEKDAYS.length, from: 0, to: close - DAY_MINUTES, part: 'morning' },
      ]
    }),
  )
}
