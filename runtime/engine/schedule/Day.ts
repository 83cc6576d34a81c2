import type { CivilDay } from './civilDay.ts'

/** Open time `[open, close)` in epoch milliseconds. */
export type OpenSpan = { readonly open: number; readonly close: number; readonly because: string }

/** One civil day `[start, end)` in epoch milliseconds with its open spans, clipped to the day, in order of opening. */
export type Day = {
  readonly date: CivilDay
  readonly start: number
  readonly end: number
  readonly open: readonly OpenSpan[]
}
