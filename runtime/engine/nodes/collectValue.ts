import type { CollectValue } from '../../../schemas/flow.ts'
import { compileOptions, matchOption } from '../match/matchOption.ts'
import { type PatternMeter, readPattern } from '../match/Pattern.ts'

export type ReadValue = (
  words: string,
  meter?: PatternMeter,
) => { readonly ok: true; readonly value: string | number } | { readonly ok: false; readonly reason: string }

const EMAIL = /^[^\s@"<>(),;:\\[\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,63}$/u
const PHONE = /^\+?\d{6,15}$/
const NUMBER = /^[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)$/
const ISO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const CJK_DATE = /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/
const EUROPEAN_DATE = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/
const TEXT_MAX = 1_000

const no = (reason: string) => ({ ok: false, reason }) as const
const yes = (value: string | number) => ({ ok: true, value }) as const
/** Full-width digits, letters and signs as plain ones, outer space gone. */
const plain = (words: string): string => words.normalize('NFKC').trim()

/**
 * Reads a customer's words as a value of the kind. Numbers take a comma or a point for decimals; dates are ISO (2026-12-24), day first
 * (24/12/2026, 24.12.2026) or 2026年12月24日, and come out as ISO; phone numbers lose their spaces and punctuation, 00 becomes +. `languages`:
 * those whose numbers choose an option.
 */
export function compileCollectValue(value: CollectValue, languages: readonly string[]): ReadValue {
  switch (value.kind) {
    case 'text':
      return (words) => {
        const text = words.trim()
        if (text === '') return no('empty')
        return text.length > (value.maxLength ?? TEXT_MAX)
          ? no(`longer than ${value.maxLength ?? TEXT_MAX} characters`)
          : yes(text)
      }
    case 'number':
      return (words) => {
        const text = plain(words)
        if (!NUMBER.test(text)) return no('not a number')
        // JSON knows one zero: the session must be the same before and after the database.
        const found = Number(text.replace(',', '.')) + 0
        if (value.integer === true && !Number.isInteger(found)) return no('not a whole number')
        if (value.min !== undefined && found < value.min) return no(`less than ${value.min}`)
        if (value.max !== undefined && found > value.max) return no(`more than ${value.max}`)
        return yes(found)
      }
    case 'email':
      return (words) => {
        const text = plain(words).replace(/^mailto:/i, '')
        return EMAIL.test(text) ? yes(text) : no('not an e-mail address')
      }
    case 'phone':
      return (words) => {
        const text = plain(words)
          .replace(/[\s().\-/]/g, '')
          .replace(/^00/, '+')
        return PHONE.test(text) ? yes(text) : no('not a phone number')
      }
    case 'date':
      return (words) => {
        const found = readDate(plain(words))
        if (found === null) return no('not a date')
        if (value.earliest !== undefined && found < value.earliest) return no(`before ${value.earliest}`)
        if (value.latest !== undefined && found > value.latest) return no(`after ${value.latest}`)
        return yes(found)
      }
    case 'choice': {
      const matcher = compileOptions(value.options, languages)
      return (words) => {
        const answer = matchOption(matcher, words)
        return answer.option === null ? no(answer.reason) : yes(answer.option)
      }
    }
    case 'pattern': {
      const read = readPattern(value.pattern)
      if (!read.ok) throw new Error(`its pattern cannot be used: ${value.pattern.slice(0, 100)}`)
      return (words, meter) => {
        const text = words.trim()
        return text.length <= TEXT_MAX && read.pattern.fits(text, meter) ? yes(text) : no('does not fit the pattern')
      }
    }
  }
}

function readDate(text: string): string | null {
  const yearFirst = ISO_DATE.exec(text) ?? CJK_DATE.exec(text)
  const dayFirst = EUROPEAN_DATE.exec(text)
  const [year, month, day] =
    yearFirst !== null
      ? yearFirst.slice(1).map(Number)
      : dayFirst !== null
        ? dayFirst.slice(1).map(Number).reverse()
        : []
  if (year === undefined || month === undefined || day === undefined) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}
