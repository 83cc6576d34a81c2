import type { CollectValue } from '../../../schemas/flow.ts'
import { compileOptions, matchOption } from '../match/matchOption.ts'
import { type PatternMeter, readPattern } from '../match/Pattern.ts'
import { trimInvisible } from '../match/trimInvisible.ts'
import { plainText } from '../value/plainText.ts'
import { no, type Read, type Reading, yes } from '../value/Reading.ts'
import { readDate } from '../value/readDate.ts'
import { readEmail } from '../value/readEmail.ts'
import { readNumber } from '../value/readNumber.ts'
import { readPhone } from '../value/readPhone.ts'

export type ReadValue = (words: string, reading: Reading, meter?: PatternMeter) => Read

const TEXT_MAX = 1_000
/** What is longer is no number, address or date; nobody pays for looking. */
const VALUE_MAX = 400

/** Reads a customer's words as a value of the kind. `languages`: those whose numbers choose an option. */
export function compileCollectValue(value: CollectValue, languages: readonly string[]): ReadValue {
  switch (value.kind) {
    case 'text':
      return (words) => {
        const text = trimInvisible(words)
        if (text === '') return no('empty')
        return text.length > (value.maxLength ?? TEXT_MAX)
          ? no(`longer than ${value.maxLength ?? TEXT_MAX} characters`)
          : yes(text)
      }
    case 'number':
      return inShort('not a number', (words, reading) => readNumber(words, value, reading))
    case 'email':
      return inShort('not an e-mail address', readEmail)
    case 'phone':
      return inShort('not a phone number', readPhone)
    case 'date':
      return inShort('not a date', (words, reading) => readDate(words, value, reading))
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
      return (words, _reading, meter) => {
        const text = trimInvisible(words)
        if (text.length > TEXT_MAX) return no('does not fit the pattern')
        // As it is written first: a pattern may be about full-width signs.
        const found = [...new Set([text, plainText(words)])].find((written) => read.pattern.fits(written, meter))
        return found === undefined ? no('does not fit the pattern') : yes(found)
      }
    }
  }
}

function inShort(reason: string, read: ReadValue): ReadValue {
  return (words, reading) => {
    const text = trimInvisible(words)
    return text.length > VALUE_MAX ? no(reason) : read(text, reading)
  }
}
