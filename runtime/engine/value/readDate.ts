import type { CollectValue } from '../../../schemas/flow.ts'
import { type DateOrder, dateOrder } from './dateOrder.ts'
import { foldMonth, monthNames } from './monthNames.ts'
import { plainText } from './plainText.ts'
import { no, type Read, type Reading, yes } from './Reading.ts'

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const COMPACT = /^(\d{4})(\d\d)(\d\d)$/
/** Years that people mean; others are of another calendar, or a slip. */
const YEARS = { from: 1800, to: 2199 }
/** A year of two digits lies in the last 80 years or the next 19, unless the limits leave one. */
const AHEAD = 19
const WORD = /\p{N}+|[\p{L}\p{M}]+/gu
/** What may stand between the parts: signs, the words of year, month and day in East Asia, ordinals and little words. */
const BETWEEN =
  /^(?:[\s.,/'-]|[年月日号號년월일]|(?:st|nd|rd|th|er|of|the|de|del|di|do|il|le|el|den|der|am|º|ª|°|o)(?![\p{L}]))*$/iu
const EAST_ASIAN = /[年月日号號년월일]/g
type Parts = { readonly year: string; readonly month: number; readonly day: number }

/**
 * A date as ISO: 2026-12-24, 24 December 2026 in any of the languages, 2026年12月24日, or digits in the order of the languages unless `dateOrder` says
 * one. What may be two dates, and a date that does not exist, is refused.
 */
export function readDate(words: string, value: Extract<CollectValue, { kind: 'date' }>, reading: Reading): Read {
  const found = new Set(candidates(plainText(words), value, reading).flatMap((parts) => inFull(parts, value, reading)))
  const [date] = found
  if (date === undefined) return no('not a date')
  if (found.size > 1) return no('could be two dates')
  if (value.earliest !== undefined && date < value.earliest) return no(`before ${value.earliest}`)
  if (value.latest !== undefined && date > value.latest) return no(`after ${value.latest}`)
  return yes(date)
}

function candidates(
  text: string,
  value: Extract<CollectValue, { kind: 'date' }>,
  { languages, country }: Reading,
): readonly Parts[] {
  const exact = ISO.exec(text) ?? COMPACT.exec(text)
  if (exact !== null) return [partsOf(exact[1], exact[2], exact[3])]
  const parts = partsIn(text, languages)
  if (parts === null) return []
  const [a = '', b = '', c = ''] = parts.digits
  if (parts.month !== null) return named(parts.month, parts.digits)
  if (parts.digits.length !== 3) return []
  if (a.length === 4) return [partsOf(a, b, c)]
  const orders = value.dateOrder === undefined ? languages.map((tag) => dateOrder(tag, country)) : [value.dateOrder]
  const meant: readonly DateOrder[] = orders.includes(undefined) ? ['dayFirst', 'monthFirst'] : (orders as DateOrder[]) // none is undefined
  return meant.flatMap((order) => {
    if (order === 'yearFirst' && c.length !== 4) return [partsOf(a, b, c)]
    return [order === 'dayFirst' ? partsOf(c, b, a) : partsOf(c, a, b)]
  })
}

const partsOf = (year = '', month = '', day = ''): Parts => ({ year, month: Number(month), day: Number(day) })

/** The digits and the name of a month in a text that holds nothing else. */
function partsIn(
  text: string,
  languages: readonly string[],
): { readonly digits: readonly string[]; readonly month: number | null } | null {
  const names = languages.map(monthNames)
  const digits: string[] = []
  let month: number | null = null
  let rest = ''
  let end = 0
  for (const { 0: word, index } of text.replace(EAST_ASIAN, ' ').matchAll(WORD)) {
    const name = foldMonth(word)
    const found = names.flatMap((known) => known.get(name) ?? [])[0]
    if (/^\d+$/.test(word)) digits.push(word)
    else if (found !== undefined && month === null) month = found
    else continue
    rest += `${text.slice(end, index)} `
    end = index + word.length
  }
  return BETWEEN.test(rest + text.slice(end)) ? { digits, month } : null
}

/** A month in letters beside a day and a year: the year is what has four digits, or comes last. */
function named(month: number, digits: readonly string[]): readonly Parts[] {
  const [a = '', b = ''] = digits
  if (digits.length !== 2) return []
  return a.length === 4 ? [{ year: a, month, day: Number(b) }] : [{ year: b, month, day: Number(a) }]
}

/** The dates that exist; none for a day that does not. */
function inFull(
  { year, month, day }: Parts,
  { earliest = '', latest = '9999' }: Extract<CollectValue, { kind: 'date' }>,
  { now }: Reading,
): readonly string[] {
  if (year.length === 4) return existing(Number(year), month, day)
  if (year.length !== 2) return []
  const dates = [1900, 2000].flatMap((century) => existing(century + Number(year), month, day))
  const fitting = dates.filter((date) => date >= earliest && date <= latest)
  if (fitting.length === 1) return fitting
  const last = new Date(now).getUTCFullYear() + AHEAD
  return dates.filter((date) => Number(date.slice(0, 4)) <= last && Number(date.slice(0, 4)) > last - 100)
}

function existing(year: number, month: number, day: number): readonly string[] {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && year >= YEARS.from && year <= YEARS.to ? [date.toISOString().slice(0, 10)] : []
}
