/* What the mouse means on the week's grid, without the mouse: a place is a column and minutes after its midnight. */
import { WEEKDAYS } from '../../../runtime/engine/schedule/civilDay.ts'
import { DAY_MINUTES, type Interval, parseInterval } from '../../../runtime/engine/schedule/parseInterval.ts'
import type { Weekday } from '../../../schemas/resources.ts'
import type { HoursPlace, Weekly } from './weekBlocks.ts'

export type GridPlace = { readonly column: number; readonly minute: number }

/** What was taken hold of: the empty grid, the body of hours (so many minutes after they open), or one of their edges. */
export type Grip =
  | { readonly kind: 'draw'; readonly from: GridPlace }
  | { readonly kind: 'move'; readonly place: HoursPlace; readonly columns: 0 | 1; readonly offset: number }
  | { readonly kind: 'open' | 'close'; readonly place: HoursPlace }

/** The hours that a drag would give, on one day or, drawn across columns, on several. */
export type Dragged = { readonly days: readonly Weekday[]; readonly interval: Interval }

/** Times snap to this many minutes, and hours are never shorter. */
export const STEP = 15

/** Where a drag that began with a grip leads when it ends at a place; null when that means nothing, such as a click on the empty grid. */
export function dragHours(weekly: Weekly, grip: Grip, at: GridPlace): Dragged | null {
  if (grip.kind === 'draw') return draw(grip.from, at)
  const { day, index } = grip.place
  const before = parseInterval(weekly[day]?.[index] ?? '')
  if (before === null) return null
  const { open, close } = before
  const length = close - open
  switch (grip.kind) {
    case 'move': {
      const latest = close > DAY_MINUTES ? DAY_MINUTES - STEP : DAY_MINUTES - length
      const moved = within(at.minute + grip.columns * DAY_MINUTES - grip.offset, 0, latest)
      return { days: [dayIn(at.column - grip.columns)], interval: { open: moved, close: moved + length } }
    }
    case 'open': {
      const away = columnsFrom(day, at.column)
      const wanted = away === 0 ? at.minute : away === 1 ? DAY_MINUTES : 0
      const least = Math.max(0, close - DAY_MINUTES)
      return { days: [day], interval: { open: within(wanted, least, Math.min(close, DAY_MINUTES) - STEP), close } }
    }
    case 'close': {
      const away = columnsFrom(day, at.column)
      // In the next day's column it closes after midnight; in any other it goes as far as it can that way.
      const wanted = away === 0 ? at.minute : away === 1 ? at.minute + DAY_MINUTES : 0
      return { days: [day], interval: { open, close: within(wanted, open + STEP, open + DAY_MINUTES) } }
    }
  }
}

function draw(from: GridPlace, to: GridPlace): Dragged | null {
  const [open, close] = [Math.min(from.minute, to.minute), Math.max(from.minute, to.minute)]
  if (close - open < STEP) return null
  const [first, last] = [Math.min(from.column, to.column), Math.max(from.column, to.column)]
  return { days: WEEKDAYS.slice(first, last + 1), interval: { open, close } }
}

/** How many days a column lies after a day: 1 is the next day, after Sunday comes Monday. */
const columnsFrom = (day: Weekday, column: number): number => (column - WEEKDAYS.indexOf(day) + 7) % 7

const dayIn = (column: number): Weekday => WEEKDAYS[(column + 7) % 7] ?? 'mon'

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most))
