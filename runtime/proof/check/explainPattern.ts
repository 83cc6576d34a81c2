import { PATTERN_SIZE } from '../../engine/limits.ts'
import { readPattern } from '../../engine/match/Pattern.ts'
import { type Value, type Words, words } from '../../engine/words.ts'

/** Why a pattern cannot be used, in a few words, and what to do; null when it can. */
export function explainPattern(pattern: string): { readonly why: Value; readonly fix: Words } | null {
  const read = readPattern(pattern, { ignoreCase: true })
  if (read.ok) return null
  if ('size' in read.problem) {
    return {
      why: words`with its counts written out it holds ${read.problem.size} signs, and ${PATTERN_SIZE} are the most`,
      fix: words`Lower its counts, or leave them out: * and + have no limit and cost nothing.`,
    }
  }
  const said = read.problem.unread
    .replace(/^error parsing regexp: /, '')
    .replace('`(?i)', '`')
    .replace(/\.$/, '')
  return {
    why: said,
    fix: words`Write it in RE2 syntax: no look-ahead, look-behind or back-references.`,
  }
}
