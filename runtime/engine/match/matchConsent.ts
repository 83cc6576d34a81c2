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
  if (words.stop.some((word) => wordOf(word) === said)) return 'stop'
  if (words.start.some((word) => wordOf(word) === said))
    return optedOut || !PLAIN_ANSWERS.includes(said) ? 'start' : null
  return words.help.some((word) => wordOf(word) === said) ? 'help' : null
}

const wordOf = (text: string): string => tokenise(text).words.join(' ')
