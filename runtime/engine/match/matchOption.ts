import type { Keywords, Option, Text } from '../../../schemas/flow.ts'
import { compileKeywords, type KeywordMatcher } from './compileKeywords.ts'
import { findKeywords } from './findKeywords.ts'
import { readOptionNumber } from './readOptionNumber.ts'
import { type Tokens, tokenise } from './tokenise.ts'

/*
 * What a customer may answer a menu with, in this order: its number or place ("2", "option 2", "第二个", "the last one"), when the message
 * is nothing else and there are so many; a label or keyword anywhere in the message, the longest phrase first, then the earlier option.
 */

export type OptionMatcher = {
  readonly options: readonly string[]
  /** two rules an option: its labels, its keywords */
  readonly phrases: KeywordMatcher
}

export type OptionMatch = {
  readonly option: string
  readonly by: 'number' | 'ordinal' | 'label' | 'keyword'
  /** the part of the message that chose it */
  readonly part: string
}

export function compileOptions(options: readonly Option[]): OptionMatcher {
  return {
    options: options.map(({ id }) => id),
    phrases: compileKeywords(
      options.flatMap(({ id, label, keywords }) => [
        { id, keywords: labelsOf(label) },
        { id, ...(keywords === undefined ? {} : { keywords: keywords satisfies Keywords }) },
      ]),
    ),
  }
}

export function matchOption({ options, phrases }: OptionMatcher, text: string): OptionMatch | null {
  const tokens = tokenise(text)
  const number = readOptionNumber(tokens.words, options.length)
  const numbered = number === null ? undefined : options[number.at - 1]
  if (number !== null && numbered !== undefined) return { option: numbered, by: number.by, part: text.trim() }
  // A number beyond the options may still be a label: "2025".
  return longestPhrase(phrases, options, tokens, text)
}

function longestPhrase(
  phrases: KeywordMatcher,
  options: readonly string[],
  tokens: Tokens,
  text: string,
): OptionMatch | null {
  let best: { readonly rule: number; readonly from: number; readonly to: number } | null = null
  const consider = (rule: number, from: number, to: number): void => {
    const longer = best === null ? 1 : to - from - (best.to - best.from)
    if (longer > 0 || (longer === 0 && best !== null && rule < best.rule)) best = { rule, from, to }
  }
  findKeywords(phrases, tokens, ({ rule }, from, to) => consider(rule, from, to))
  const found = best as { readonly rule: number; readonly from: number; readonly to: number } | null // set in the callback
  if (found === null) return null
  const option = options[found.rule >> 1]
  if (option === undefined) return null
  const part = text.slice(tokens.starts[found.from], tokens.ends[found.to - 1])
  return { option, by: found.rule % 2 === 0 ? 'label' : 'keyword', part }
}

/** Labels in every language; one with a template in it is not known before it is shown. */
const labelsOf = (label: Text): readonly string[] =>
  (typeof label === 'string' ? [label] : Object.values(label)).filter((text) => !text.includes('{{'))
