import { NUMBER_WORDS } from './numberWords.ts'
import { fillersOf, lastOf } from './optionWords.ts'

/*
 * The place of an option that a message names and nothing else: digits of any script, a number or ordinal up to a hundred in words, the last
 * one; in the languages of the flow. Words that add nothing (the, please, 个) may stand around it, "no." and "n" only before digits: "No one"
 * names nobody. Any other word beside it makes the message more than a choice.
 */

export type OptionNumber = { readonly at: number; readonly by: 'number' | 'ordinal' }

/** Words of a few languages for the places of a menu. */
export type NumberReader = (words: readonly string[], options: number) => OptionNumber | null

/** With the # that ends a number on a telephone, or the counter that Korean writes on to it. */
const DIGITS = /^\d{1,4}(?:#|번\p{Script=Hangul}{0,4})?$/u
/** Short for number. */
const BEFORE_DIGITS: ReadonlySet<string> = new Set(['no', 'n', 'nr', 'num'])
const LAST = -1
const MOST_WORDS = 12

const readers = new Map<string, NumberReader>()

/** Reads places in these languages; one reader for each set of them. */
export function numberReader(languages: readonly string[]): NumberReader {
  const bases = [...new Set(languages.map((language) => language.toLowerCase().split(/[-_]/)[0] ?? ''))].sort()
  const key = bases.join(' ')
  const known = readers.get(key)
  if (known !== undefined) return known
  const made = createReader(bases)
  readers.set(key, made)
  return made
}

function createReader(languages: readonly string[]): NumberReader {
  let places: ReadonlyMap<string, OptionNumber> | null = null
  const fillers = new Set(languages.flatMap(fillersOf))

  return (words, options) => {
    if (words.length === 0 || words.length > MOST_WORDS) return null
    places ??= placesOf(languages)
    const whole = readWhole(words, places)
    const found = whole ?? readWhole(withoutFillers(words, fillers), places)
    return found?.at === LAST ? { ...found, at: options } : found
  }
}

function readWhole(words: readonly string[], places: ReadonlyMap<string, OptionNumber>): OptionNumber | null {
  const [first] = words
  if (first === undefined) return null
  if (words.length === 1 && DIGITS.test(first)) {
    const at = Number.parseInt(first, 10)
    return at === 0 ? null : { at, by: 'number' }
  }
  const found = places.get(words.join(' '))
  if (found !== undefined) return found
  // "the second one"
  const ordinal = words.at(-1) === 'one' ? places.get(words.slice(0, -1).join(' ')) : undefined
  return ordinal?.by === 'ordinal' ? ordinal : null
}

function withoutFillers(words: readonly string[], fillers: ReadonlySet<string>): readonly string[] {
  return words.filter((word, at) => !fillers.has(word) && !(BEFORE_DIGITS.has(word) && /^\d/.test(words[at + 1] ?? '')))
}

function placesOf(languages: readonly string[]): ReadonlyMap<string, OptionNumber> {
  const places = new Map<string, OptionNumber>()
  const add = (words: string, place: OptionNumber): void => {
    if (words !== '' && !places.has(words)) places.set(words, place)
  }
  for (const language of languages) {
    const { cardinals = '', ordinals = '' } = NUMBER_WORDS[language] ?? {}
    for (const words of lastOf(language)) add(words, { at: LAST, by: 'ordinal' })
    forms(ordinals, (words, at) => add(words, { at, by: 'ordinal' }))
    forms(cardinals, (words, at) => add(words, { at, by: 'number' }))
  }
  return places
}

function forms(written: string, take: (words: string, at: number) => void): void {
  written.split('|').forEach((list, index) => {
    for (const words of list.split('/')) take(words, index + 1)
  })
}
