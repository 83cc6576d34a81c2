import type { KeywordRouteNode } from '../../../schemas/flow.ts'
import { compileKeywords, type Entry } from '../../engine/match/compileKeywords.ts'
import { findKeywords } from '../../engine/match/findKeywords.ts'
import type { RuleKeyword } from './ruleKeywords.ts'

/**
 * Finds, for a keyword, one of an earlier rule that is in every message that it is in: the earlier rule then always wins. The keyword is
 * matched as if it were a message, by the matcher that matches messages. Of a prefix the last word is not known whole, so only an earlier
 * prefix covers that word.
 */
export function createCovering(node: KeywordRouteNode): (keyword: RuleKeyword) => Entry | null {
  // Whether a pattern covers a keyword cannot be told from the keyword alone; a typo of an earlier rule gives way to what is written right.
  const matcher = compileKeywords(node.rules.map(({ patterns: _, typos: __, ...rule }) => rule))
  return ({ words, rule, isPrefix }) => {
    let best: Entry | null = null
    // One character that stands by itself here may not do so in a message.
    const joined = words.map(() => words.length > 1)
    findKeywords(matcher, { words, starts: [], ends: [], joined }, (entry, _from, to) => {
      if (entry.rule >= rule || (isPrefix && to === words.length && !entry.isPrefix)) return
      if (best === null || entry.rule < best.rule) best = entry
    })
    return best
  }
}
