import { PATTERN_TEXT_LENGTH } from '../limits.ts'
import type { Entry, KeywordMatcher } from './compileKeywords.ts'
import { findKeywords } from './findKeywords.ts'
import type { KeywordMatch } from './KeywordMatch.ts'
import { normaliseText } from './normaliseText.ts'
import type { PatternMeter } from './Pattern.ts'
import { tokenise } from './tokenise.ts'

/*
 * Which rule wins: what stands in the message exactly before what is only meant for it with a typo, whatever the order of the rules; then the
 * earlier rule; within a rule its keywords before its patterns, the longer phrase (in words, then in letters), the place nearer the start.
 * So what an author put first holds, even when a later rule would match a longer phrase.
 */

export type KeywordResult = {
  readonly best: KeywordMatch | null
  /** the other rules that matched too, in their order */
  readonly also: readonly string[]
}

type Candidate = {
  readonly entry: Entry
  readonly from: number
  readonly to: number
  readonly isTypo: boolean
}

/** Which rule a message matches, by which keyword, on which part of it. */
export function matchKeywords(matcher: KeywordMatcher, text: string, meter?: PatternMeter): KeywordResult {
  const tokens = tokenise(text)
  let best: Candidate | null = null
  const matched = new Set<number>()
  findKeywords(matcher, tokens, (entry, from, to, isTypo) => {
    matched.add(entry.rule)
    const candidate = { entry, from, to, isTypo }
    if (best === null || isBetter(candidate, best)) best = candidate
  })
  const found = best as Candidate | null // set in the callback
  const before = found === null || found.isTypo ? Number.POSITIVE_INFINITY : found.entry.rule
  const byPattern = matchPatterns(matcher, text, matched, before, meter)
  const winner = byPattern ?? describe(matcher, found, tokens.starts, tokens.ends, text)
  if (winner === null) return { best: null, also: [] }
  const also = [...matched].sort((a, b) => a - b).map((rule) => matcher.rules[rule] ?? '')
  return { best: winner, also: also.filter((rule) => rule !== winner.rule) }
}

function isBetter(a: Candidate, b: Candidate): boolean {
  if (a.isTypo !== b.isTypo) return b.isTypo
  if (a.entry.rule !== b.entry.rule) return a.entry.rule < b.entry.rule
  if (a.to - a.from !== b.to - b.from) return a.to - a.from > b.to - b.from
  if (a.entry.keyword.length !== b.entry.keyword.length) return a.entry.keyword.length > b.entry.keyword.length
  return a.from < b.from
}

function describe(
  matcher: KeywordMatcher,
  candidate: Candidate | null,
  starts: readonly number[],
  ends: readonly number[],
  text: string,
): KeywordMatch | null {
  if (candidate === null) return null
  const { entry, from, to, isTypo } = candidate
  const start = starts[from] ?? 0
  const end = ends[to - 1] ?? start
  return {
    rule: matcher.rules[entry.rule] ?? '',
    keyword: entry.keyword,
    languages: entry.languages,
    by: isTypo ? 'typo' : entry.isPrefix ? 'prefix' : 'word',
    start,
    end,
    part: text.slice(start, end),
  }
}

/** The first pattern of a rule before `before`; every rule with a pattern that matches joins `matched`. */
function matchPatterns(
  matcher: KeywordMatcher,
  text: string,
  matched: Set<number>,
  before: number,
  meter: PatternMeter | undefined,
): KeywordMatch | null {
  if (matcher.patterns.length === 0) return null
  const normalised = normaliseText(text.slice(0, PATTERN_TEXT_LENGTH))
  // Some characters are written out: one becomes eighteen.
  const seen = normalised.text.slice(0, PATTERN_TEXT_LENGTH)
  let best: KeywordMatch | null = null
  for (const { rule, source, pattern } of matcher.patterns) {
    const match = pattern.find(seen, meter)
    if (match === null) continue
    matched.add(rule)
    if (best !== null || rule >= before) continue
    const start = normalised.startOf(match.start)
    const end = match.end > match.start ? normalised.endOf(match.end - 1) : start
    best = {
      rule: matcher.rules[rule] ?? '',
      keyword: source,
      languages: [],
      by: 'pattern',
      start,
      end,
      part: text.slice(start, end),
    }
  }
  return best
}
