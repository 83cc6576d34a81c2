import type { Issue } from '../issue.ts'
import { type Speaker, sayWords, type Words, words } from '../words.ts'
import type { PlacedFinding } from './explainErrors.ts'

/** The issue of a finding in a file: what it is about first, or a sentence of its own. */
export function sayFinding(
  { subject, message, fix, ...finding }: PlacedFinding,
  file: string,
  speaker?: Speaker,
): Issue {
  const said = sayWords(sentenceOf({ subject, message }), speaker)
  return {
    ...finding,
    severity: 'error',
    file,
    message: subject === null ? capitalised(said) : said,
    ...(fix === undefined ? {} : { fix: sayWords(fix, speaker) }),
  }
}

/** A finding as one sentence, what it is about first; it may begin with a small letter when it is about the whole file. */
export function sentenceOf({ subject, message }: Pick<PlacedFinding, 'subject' | 'message'>): Words {
  return subject === null ? message : words`${subject}: ${message}`
}

const capitalised = (sentence: string): string => sentence.replace(/^[a-z]/, (letter) => letter.toUpperCase())
