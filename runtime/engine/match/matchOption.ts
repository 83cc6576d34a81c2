import type { Option, Text } from '../../../schemas/flow.ts'
import { compileKeywords, type KeywordMatcher } from './compileKeywords.ts'
import { denialsOf } from './denials.ts'
import { findKeywords } from './findKeywords.ts'
import type { OptionRef } from './optionValue.ts'
import { type NumberReader, numberReader } from './readOptionNumber.ts'
import { type Tokens, tokenise } from './tokenise.ts'
import { answersMeaning, answersMeaningNeither, wordsAroundAnswers } from './yesNoWords.ts'

/*
 * What a customer may answer a menu with, in this order: its number or place ("2", "option 2", "第二个", "the last one"), when the message
 * is nothing else and there are so many; a label or keyword anywhere in the message. A phrase inside a longer one is not named: "no problem"
 * says no "no". What is left must name one option and deny none: "yes or no" and "not yes" choose nothing, and the question is asked again.
 * The same words for two options are the earlier one's; `check` tells. The ready-made words of an option that means yes or no give way to
 * written ones, and count only where they stand by themselves: "ok, thanks" and "yes please", not "No signal" or 可以退款.
 */

export type OptionMatcher = {
  readonly options: readonly string[]
  readonly readNumber: NumberReader
  /** two rules an option: its labels, its keywords; then one an option: what it means; then what means nothing */
  readonly phrases: KeywordMatcher
  readonly denials: ReadonlySet<string>
  /** what may stand beside a ready-made answer */
  readonly around: ReadonlySet<string>
}

export type OptionMatch = {
  readonly option: string
  readonly by: 'number' | 'ordinal' | 'label' | 'keyword' | 'button'
  /** the part of the message that chose it */
  readonly part: string
}
export type OptionMiss = {
  readonly option: null
  readonly reason:
    | 'names no option'
    | 'names more than one option'
    | 'denies an option'
    | 'presses a button of another question'
}

/** A customer's words, and the option whose button was pressed for them. */
export type Answer = { readonly words: string; readonly pressed: OptionRef | null }

/** `languages`: those whose numbers are understood; labels and keywords are heard in every language. */
export function compileOptions(options: readonly Option[], languages: readonly string[]): OptionMatcher {
  return {
    options: options.map(({ id }) => id),
    readNumber: numberReader(languages),
    phrases: compileKeywords([
      ...options.flatMap(({ id, label, keywords }) => [
        { id, keywords: labelsOf(label) },
        { id, ...(keywords === undefined ? {} : { keywords }) },
      ]),
      ...options.map(({ id, means }) => ({
        id,
        ...(means === undefined ? {} : { keywords: answersMeaning(means, languages) }),
      })),
      {
        id: 'neither',
        keywords: options.some(({ means }) => means !== undefined) ? answersMeaningNeither(languages) : [],
      },
    ]),
    denials: denialsOf(languages),
    around: wordsAroundAnswers(languages),
  }
}

/** As `matchOption`, where a button may have been pressed: it names its option, and the words on it do not count. `node` offers the options. */
export function matchAnswer(
  matcher: OptionMatcher,
  node: string,
  { words, pressed }: Answer,
): OptionMatch | OptionMiss {
  if (pressed === null) return matchOption(matcher, words)
  return pressed.node === node && matcher.options.includes(pressed.option)
    ? { option: pressed.option, by: 'button', part: words }
    : { option: null, reason: 'presses a button of another question' }
}

export function matchOption(matcher: OptionMatcher, text: string): OptionMatch | OptionMiss {
  const { options, readNumber } = matcher
  const tokens = tokenise(text)
  const number = readNumber(tokens.words, options.length)
  const numbered = number === null ? undefined : options[number.at - 1]
  if (number !== null && numbered !== undefined) return { option: numbered, by: number.by, part: text.trim() }
  // A number beyond the options may still be a label: "2025".
  return matchPhrase(matcher, tokens, text)
}

/** Words `[from, to)` of the message, and the first rule that has them. */
type Named = { readonly rule: number; readonly from: number; readonly to: number }

function matchPhrase(matcher: OptionMatcher, tokens: Tokens, text: string): OptionMatch | OptionMiss {
  const found = namedIn(matcher.phrases, tokens)
  const written = matcher.options.length * 2
  const optionOf = ({ rule }: Named): string | undefined => matcher.options[rule < written ? rule >> 1 : rule - written]
  const isDenied = createDenied(matcher.denials, tokens, text)
  const isBeside = createBeside(matcher.around, found, tokens, text)
  const named = found.filter(
    (phrase) =>
      optionOf(phrase) !== undefined &&
      (phrase.rule < written || isDenied(phrase) || (isBeside(phrase.from - 1, false) && isBeside(phrase.to, true))),
  )
  const [first] = named
  const option = first === undefined ? undefined : optionOf(first)
  if (first === undefined || option === undefined) return { option: null, reason: 'names no option' }
  if (named.some((other) => optionOf(other) !== option)) return { option: null, reason: 'names more than one option' }
  if (named.some(isDenied)) return { option: null, reason: 'denies an option' }
  const part = text.slice(tokens.starts[first.from], tokens.ends[first.to - 1])
  return { option, by: first.rule < written && first.rule % 2 === 0 ? 'label' : 'keyword', part }
}

/** What the message names, from its beginning on: of phrases that lie within one another the longest alone. */
function namedIn(phrases: KeywordMatcher, tokens: Tokens): readonly Named[] {
  const longest = new Map<number, Named>()
  findKeywords(phrases, tokens, ({ rule }, from, to) => {
    const known = longest.get(from)
    if (known === undefined || to > known.to || (to === known.to && rule < known.rule))
      longest.set(from, { rule, from, to })
  })
  let end = 0
  return [...longest.values()]
    .sort((a, b) => a.from - b.from)
    .filter(({ to }) => {
      if (to <= end) return false
      end = to
      return true
    })
}

/** Whether a denial stands right before a phrase. */
function createDenied(denials: ReadonlySet<string>, tokens: Tokens, text: string): (phrase: Named) => boolean {
  return ({ from }) => {
    if (from === 0 || !denials.has(tokens.words[from - 1] ?? '')) return false
    // A sign between them parts them: "no, yes".
    return text.slice(tokens.ends[from - 1], tokens.starts[from]).trim() === ''
  }
}

/** What parts an answer from the words beside it; a hyphen or an apostrophe in a word does not. */
const PARTS = /[.,;:!?…。，！？；：、،؛؟()"“”«»—–\n]|\s-+\s/u
const PICTOGRAPH = /^\p{Extended_Pictographic}/u

/** Whether an answer may have the word at this place beside it. */
function createBeside(
  around: ReadonlySet<string>,
  found: readonly Named[],
  { words, starts, ends }: Tokens,
  text: string,
): (at: number, isAfter: boolean) => boolean {
  return (at, isAfter) => {
    const word = words[at]
    if (word === undefined || around.has(word) || PICTOGRAPH.test(word)) return true
    if (found.some(({ from, to }) => at >= from && at < to)) return true
    return PARTS.test(isAfter ? text.slice(ends[at - 1], starts[at]) : text.slice(ends[at], starts[at + 1]))
  }
}

/** Labels in every language; one with a template in it is not known before it is shown. */
const labelsOf = (label: Text): readonly string[] =>
  (typeof label === 'string' ? [label] : Object.values(label)).filter((text) => !text.includes('{{'))
