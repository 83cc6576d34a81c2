import type { TextExpectation } from '../../../schemas/scenarios.ts'
import { patternOf } from '../../engine/match/Pattern.ts'
import { type Value, words } from '../../engine/words.ts'

/** Whether a sent text is what a scenario expects: exactly, a part of it, or a pattern found in it (RE2). */
export function matchesText(expected: TextExpectation, text: string): boolean {
  if (typeof expected === 'string') return text === expected
  if ('contains' in expected) return text.includes(expected.contains)
  const pattern = patternOf(expected.matches)
  return pattern !== null && pattern.find(text) !== null
}

export function sayExpectation(expected: TextExpectation): Value {
  if (typeof expected === 'string') return JSON.stringify(expected)
  return 'contains' in expected
    ? words`something with ${JSON.stringify(expected.contains)}`
    : words`something like /${expected.matches}/`
}
