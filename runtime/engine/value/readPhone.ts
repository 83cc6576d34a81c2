import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { plainText } from './plainText.ts'
import { no, type Read, type Reading, yes } from './Reading.ts'

const DIGITS = /^\d{6,15}$/

/**
 * A telephone number as E.164, without its extension. A number without the code of its country is one of `country`; when that is not known
 * either, its digits are kept as they are. Possible is enough: lists of numbers in use are always older than the last one.
 */
export function readPhone(words: string, { country }: Pick<Reading, 'country'>): Read {
  const text = plainText(words)
    .replace(/^tel:/i, '')
    .replace(/[.,;!?]+$/, '')
  const known = country !== undefined && isSupportedCountry(country) ? country : undefined
  const number = parse(text, known) ?? (text.startsWith('00') ? parse(`+${text.slice(2)}`, undefined) : null)
  if (number !== null) return yes(number)
  const digits = text.replace(/[\s().\-/]/g, '')
  return known === undefined && DIGITS.test(digits) && !digits.startsWith('00') ? yes(digits) : no('not a phone number')
}

function parse(text: string, country: CountryCode | undefined): string | null {
  const found = parsePhoneNumberFromString(text, {
    ...(country === undefined ? {} : { defaultCountry: country }),
    extract: false,
  })
  return found?.isPossible() === true ? found.number : null
}
