import { parseDuration } from '../../runtime/engine/parseDuration.ts'
import { LETTERS, UNITS, type Unit } from '../i18n/sayDuration.ts'

/** How people write the units in the languages of the interface; what comes earlier wins. */
const WRITTEN: readonly (readonly [Unit, RegExp])[] = [
  ['week', /^(?:w|weeks?|settiman[ae]|sett|周|星期|个星期)$/],
  ['day', /^(?:d|days?|g|giorn[oi]|gg|天|日)$/],
  ['hour', /^(?:h|hrs?|hours?|or[ae]|小时|个小时|时)$/],
  ['minute', /^(?:m|mins?|minutes?|minut[oi]|分|分钟)$/],
  ['second', /^(?:s|secs?|seconds?|second[oi]|秒|秒钟)$/],
]

const PART = /(\d+(?:[.,]\d+)?)\s*(\p{L}+)/gu
/** What may stand between the parts. */
const BETWEEN = /^[\s,，、.]*(?:(?:and|e|和)\s)?[\s,]*$/

/**
 * Reads a length of time as people write it (`10 minutes`, `1 h 30 min`, `2 giorni`, `3小时`) or as the file does (`PT10M`), and gives it as the
 * file writes it; null when it is none.
 */
export function readDuration(text: string): string | null {
  const written = text.trim()
  if (parseDuration(written.toUpperCase()) !== null) return written.toUpperCase()
  const amounts = new Map<Unit, number>()
  let end = 0
  for (const { 0: part, 1: number = '', 2: name = '', index } of written.matchAll(PART)) {
    const unit = WRITTEN.find(([, names]) => names.test(name.toLowerCase()))?.[0]
    if (unit === undefined || amounts.has(unit) || !BETWEEN.test(written.slice(end, index))) return null
    amounts.set(unit, Number(number.replace(',', '.')))
    end = index + part.length
  }
  return amounts.size === 0 || !BETWEEN.test(written.slice(end)) ? null : isoOf(amounts)
}

/** Only seconds may have a fraction in the file: half an hour is 30 minutes. */
function isoOf(amounts: ReadonlyMap<Unit, number>): string | null {
  const whole = [...amounts].flatMap(([unit, amount]) => {
    if (Number.isInteger(amount) || unit === 'second') return [[unit, amount] as const]
    const smaller = UNITS[UNITS.indexOf(unit) + 1]
    const count = amount * (PER[unit] ?? 1)
    return smaller === undefined || !Number.isInteger(count) || amounts.size > 1 ? [] : [[smaller, count] as const]
  })
  if (whole.length < amounts.size) return null
  const of = (units: readonly Unit[]) =>
    units
      .map((unit) => whole.find(([name]) => name === unit))
      .map((found) => (found === undefined ? '' : `${found[1]}${LETTERS[found[0]]}`))
      .join('')
  const time = of(['hour', 'minute', 'second'])
  return `P${of(['week', 'day'])}${time === '' ? '' : `T${time}`}`
}

/** How many of the next smaller unit make one. */
const PER: { readonly [U in Unit]?: number } = { week: 7, day: 24, hour: 60, minute: 60 }
