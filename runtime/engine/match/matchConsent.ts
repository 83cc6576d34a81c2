import { tokenise } from './tokenise.ts'

/** Words that a customer opts out, in, or asks for help with. */
export type ConsentWords = {
  readonly stop: readonly string[]
  readonly start: readonly string[]
  readonly help: readonly string[]
}

/** What carriers act on by default. */
export const DEFAULT_CONSENT_WORDS: ConsentWords = {
  stop: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'],
  start: ['START', 'YES', 'UNSTOP'],
  help: ['HELP', 'INFO'],
}

/** Opts in only who has opted out: elsewhere it is a plain answer. */
const PLAIN_ANSWERS = ['yes', 'si', 'oui', 'ja', '是']

/** The whole message must be the word, in any case, with or without punctuation: "STOP PLEASE" is none. */
export function matchConsent(words: ConsentWords, text: string, optedOut: boolean): 'stop' | 'start' | 'help' | null {
  if (text.length > 100) return null
  const said = wordOf(text)
  if (said === '') return null
  if (normalisedOf(words.stop).has(said)) return 'stop'
  if (normalisedOf(words.start).has(said)) return optedOut || !PLAIN_ANSWERS.includes(said) ? 'start' : null
  return normalisedOf(words.help).has(said) ? 'help' : null
}

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
