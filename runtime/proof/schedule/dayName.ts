import { type Value, type Words, words } from '../../engine/words.ts'

const NAMES: { readonly [day: string]: Words } = {
  mon: words`Monday`,
  tue: words`Tuesday`,
  wed: words`Wednesday`,
  thu: words`Thursday`,
  fri: words`Friday`,
  sat: words`Saturday`,
  sun: words`Sunday`,
}

/** The name of a weekday as files write it (`mon`); a date stays as it is. */
export const dayName = (day: string): Value => NAMES[day] ?? day
