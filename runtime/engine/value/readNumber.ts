import type { CollectValue } from '../../../schemas/flow.ts'
import { decimalSign } from './decimalSign.ts'
import { plainText } from './plainText.ts'
import { no, type Read, type Reading, yes } from './Reading.ts'

const PLAIN = /^-?\d{1,15}$/
const WRITTEN = /^([+-]?) ?(\d+|[1-9]\d{0,2}(?:([,.' ])\d{3})(?:\3\d{3})*|[1-9]\d?(?:,\d\d)+,\d{3})?(?:([,.])(\d+))?$/
/** What may be thousands or decimals: 1,000 and 1.000, not 0,125. */
const EITHER = /^[+-]? ?[1-9]\d{0,2}([,.])\d{3}$/
/** Significant digits that every number keeps; a double holds no more for sure. */
const DIGITS_KEPT = 15

/**
 * A number as people write it: thousands parted by commas, points, apostrophes, spaces or by two in India, decimals after a comma or a point.
 * Where a sign can be either, the languages decide, and when they do not agree it is refused, as is what has more digits than are kept:
 * nothing is ever cut or rounded.
 */
export function readNumber(
  words: string,
  { min, max, integer = false }: Extract<CollectValue, { kind: 'number' }>,
  { languages }: Pick<Reading, 'languages'>,
): Read {
  const plain = inDigits(signs(plainText(words)), languages, integer)
  if (!plain.ok) return plain
  const value = exactly(plain.value)
  if (value === null) return no('more digits than can be kept')
  if (integer && !Number.isInteger(value)) return no('not a whole number')
  if (min !== undefined && value < min) return no(`less than ${min}`)
  if (max !== undefined && value > max) return no(`more than ${max}`)
  return yes(value)
}

/** A sign, digits, and a point before decimals. */
function inDigits(text: string, languages: readonly string[], integer: boolean): Read<string> {
  if (PLAIN.test(text)) return yes(text)
  const either = EITHER.exec(text)?.[1]
  if (either !== undefined) {
    const decimals = new Set<string>(languages.map(decimalSign))
    if (decimals.size !== 1) return no('could be two numbers')
    if (!decimals.has(either)) return yes(text.replace(either, ''))
    // Three decimals of a whole number are thousands in another's way of writing.
    return integer ? no('not a whole number') : yes(text.replace(either, '.'))
  }
  const [, sign = '', whole = '', grouped, decimal, fraction = ''] = WRITTEN.exec(text) ?? []
  if ((whole === '' && fraction === '') || (grouped !== undefined && grouped === decimal)) return no('not a number')
  // Nobody writes so many decimals behind a sign that is not theirs: it parts thousands, or ten thousands.
  const isTheirs = decimal === '.' || languages.some((tag) => decimalSign(tag) === decimal)
  if (fraction.length > 2 && !isTheirs && whole !== '0' && whole !== '') return no('not a number')
  return yes(`${sign}${whole.replace(/[^\d]/g, '')}${fraction === '' ? '' : `.${fraction}`}`)
}

/** The full stop of a sentence is none of the number's; Arabic and Swiss signs are what they stand for. */
function signs(text: string): string {
  return text
    .replace(/[.!;。]$/, '')
    .replace(/[’ʼ`´‘]/g, "'")
    .replace(/٬/g, "'")
    .replace(/،/g, ',')
    .replace(/٫/g, '.')
    .replace(/\s+/g, ' ')
}

/** The number, when a double keeps every digit of it. */
function exactly(plain: string): number | null {
  const digits = plain.replace(/^[+-]? ?/, '')
  const [whole = '', fraction = ''] = digits.split('.')
  const significant = `${whole}${fraction.replace(/0+$/, '')}`.replace(/^0+/, '')
  const value = Number(`${plain.startsWith('-') ? '-' : ''}${digits}`)
  const isKept = significant.length <= DIGITS_KEPT || (fraction === '' && Number.isSafeInteger(value))
  // JSON knows one zero: the session must be the same before and after the database.
  return isKept ? value + 0 : null
}
