import { RE2JS } from 're2js'
import { PATTERN_SIZE, PATTERN_TEXT_LENGTH, PATTERN_WORK } from '../limits.ts'
import { patternSize } from './patternSize.ts'

/** What the patterns of a turn may still cost; below zero they find nothing more. */
export type PatternMeter = { left: number }

export const createPatternMeter = (): PatternMeter => ({ left: PATTERN_WORK })

/**
 * A pattern of an author, kept from costing more than a turn may: RE2 is linear in the text, but one step of it costs as much as the pattern is large. A text longer than
 * `PATTERN_TEXT_LENGTH` fits none. Without a meter each use has a turn's worth.
 */
export type Pattern = {
  /** the first part of a text that it fits */
  readonly find: (text: string, meter?: PatternMeter) => { readonly start: number; readonly end: number } | null
  /** whether it fits the whole text */
  readonly fits: (text: string, meter?: PatternMeter) => boolean
}

/** Why a pattern cannot be used: its size with the counts written out, or what RE2 says. */
export type PatternProblem = { readonly size: number } | { readonly unread: string }

export type ReadPattern =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly problem: PatternProblem }

/** The only place where RE2 is asked; what is too large never reaches it. */
export function readPattern(source: string, { ignoreCase = false } = {}): ReadPattern {
  const size = patternSize(source)
  if (size > PATTERN_SIZE) return { ok: false, problem: { size } }
  let compiled: RE2JS
  try {
    compiled = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
  } catch (error) {
    return { ok: false, problem: { unread: error instanceof Error ? error.message : '' } }
  }
  const isAffordable = (text: string, meter: PatternMeter = createPatternMeter()): boolean => {
    if (text.length > PATTERN_TEXT_LENGTH) return false
    if (meter.left >= 0) meter.left -= (size + BASE) * (text.length + BASE)
    return meter.left >= 0
  }
  return {
    ok: true,
    pattern: {
      find(text, meter) {
        if (!isAffordable(text, meter)) return null
        const matcher = compiled.matcher(text)
        return matcher.find() ? { start: matcher.start(), end: matcher.end() } : null
      },
      fits: (text, meter) => isAffordable(text, meter) && compiled.matches(text),
    },
  }
}

/** The same, null for one that cannot be used. */
export function patternOf(source: string, options?: { readonly ignoreCase?: boolean }): Pattern | null {
  const read = readPattern(source, options)
  return read.ok ? read.pattern : null
}

/** What it costs to begin, however small pattern and text are. */
const BASE = 10
