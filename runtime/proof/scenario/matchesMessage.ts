import type { TextExpectation } from '../../../schemas/scenarios.ts'
import type { OutboundMessage } from '../../../schemas/wire.ts'
import { patternOf } from '../../engine/match/Pattern.ts'
import { type Value, words } from '../../engine/words.ts'
import { saidOf, shownBy } from '../content/saidOf.ts'

/** Whether a message that was sent is what a scenario expects: its text exactly, a part of it, or a pattern found in it (RE2); or buttons and cards by their labels. */
export function matchesMessage(expected: TextExpectation, message: OutboundMessage): boolean {
  const text = saidOf(message)
  if (typeof expected === 'string') return text === expected
  if ('contains' in expected) return text.includes(expected.contains)
  if ('shows' in expected) {
    const shown = new Set(shownBy(message))
    return expected.shows.every((label) => shown.has(label))
  }
  const pattern = patternOf(expected.matches)
  return pattern !== null && pattern.find(text) !== null
}

export function sayExpectation(expected: TextExpectation): Value {
  if (typeof expected === 'string') return JSON.stringify(expected)
  if ('contains' in expected) return words`something with ${JSON.stringify(expected.contains)}`
  return 'shows' in expected
    ? words`something that shows ${JSON.stringify(expected.shows)}`
    : words`something like /${expected.matches}/`
}
