import type { ConsentMeaning, ConsentWords } from './consentWords.ts'
import { tokenise } from './tokenise.ts'

/**
 * The whole message must be the word or phrase, in any case, with or without punctuation: "STOP PLEASE" is none. A word that opts in means
 * something only to who has opted out; to everybody else it is an answer, or the first word of a conversation. `/start` begins one, always.
 */
export function matchConsent(words: ConsentWords, text: string, optedOut: boolean): ConsentMeaning | null {
  if (text.length > 100) return null
  const said = wordOf(text)
  if (said === '') return null
  if (normalisedOf(words.stop).has(said)) return 'stop'
  if (optedOut && normalisedOf(words.start).has(said) && !COMMAND.test(text)) return 'start'
  return normalisedOf(words.help).has(said) ? 'help' : null
}

const COMMAND = /^\s*\//

/** Each list once: every message of every customer asks, and a workspace's twenty words cost as much as its flow (16 of 42 µs). */
const known = new WeakMap<readonly string[], ReadonlySet<string>>()

function normalisedOf(list: readonly string[]): ReadonlySet<string> {
  const kept = known.get(list)
  if (kept !== undefined) return kept
  const normalised = new Set(list.map(wordOf))
  known.set(list, normalised)
  return normalised
}

const wordOf = (text: string): string => tokenise(text).words.join(' ')
