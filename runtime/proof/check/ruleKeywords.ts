import type { KeywordRouteNode } from '../../../schemas/flow.ts'
import { takesEndings } from '../../engine/match/compileKeywords.ts'
import { tokenise } from '../../engine/match/tokenise.ts'
import { keywordSetsOf, keywordsIn } from '../content/keywordsOf.ts'
import type { Names } from '../content/textsOf.ts'

/** A keyword as matching sees it. */
export type RuleKeyword = {
  readonly names: Names
  /** position of its rule */
  readonly rule: number
  readonly keyword: string
  readonly language: string | null
  readonly words: readonly string[]
  /** whether its last word may go on */
  readonly isPrefix: boolean
}

/** Every keyword of a route that can match, in the order of its rules. */
export function ruleKeywords(node: KeywordRouteNode): readonly RuleKeyword[] {
  return keywordSetsOf(node)
    .flatMap(keywordsIn)
    .flatMap(({ names, keyword, language }) => {
      const { words } = tokenise(keyword)
      const isPrefix = takesEndings(keyword, words) && (words.length === 1 || canGoOn(words.at(-1) ?? ''))
      return words.length === 0 ? [] : [{ names, rule: Number(names[1]), keyword, language, words, isPrefix }]
    })
}

/** The same for keywords that match the same messages. */
export const keyOf = ({ words, isPrefix }: RuleKeyword): string => words.join(' ') + (isPrefix ? '*' : '')

/** In scripts without spaces every character is a word whole, so `退款*` is no more than `退款`; but `退*` is where `退` does not stand alone. */
const canGoOn = (word: string): boolean => tokenise(`${word}a`).words.length === 1
