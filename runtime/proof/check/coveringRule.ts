import type { KeywordRouteNode } from '../../../schemas/flow.ts'
import { compileKeywords, type Entry } from '../../engine/match/compileKeywords.ts'
import { findKeywords } from '../../engine/match/findKeywords.ts'
import type { RuleKeyword } from './ruleKeywords.ts'

/** The keyword that covers another, and whether only by tolerating a typo. */
export type Covering = { readonly entry: Entry; readonly isTypo: boolean }

/**
 * Finds, for a keyword, one of an earlier rule that is in every message that it is in: the earlier rule then always wins. The keyword is
 * matched as if it were a message, by the matcher that matches messages. Of a prefix the last word is not known whole, so only an earlier
 * prefix covers that word.
 */
export function createCovering(node: KeywordRouteNode): (keyword: RuleKeyword) => Covering | null {
  // Patterns are left out: whether one covers a keyword cannot be told from the keyword alone.
  const matcher = compileKeywords(node.rules.map(({ patterns: _, ...rule }) => rule))
  return ({ words, rule, isPrefix }) => {
    let best: Covering | null = null
    findKeywords(matcher, { words, starts: [], ends: [] }, (entry, _from, to, isTypo) => {
      if (entry.rule >= rule) return
      const coversLast = to === words.length
      if (isPrefix && coversLast && (isTypo || !entry.isPrefix)) return
      if (best === null || entry.rule < best.entry.rule || (entry.rule === best.entry.rule && best.isTypo && !isTypo)) {
        best = { entry, isTypo }
      }
    })
    return best
  }
}
