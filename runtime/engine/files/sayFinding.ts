import type { Issue } from '../issue.ts'
import { type Speaker, sayWords, words } from '../words.ts'
import type { PlacedFinding } from './explainErrors.ts'

/** The issue of a finding in a file: what it is about first, or a sentence of its own. */
export function sayFinding(
  { subject, message, fix, ...finding }: PlacedFinding,
  file: string,
  speaker?: Speaker,
): Issue {
  return {
    ...finding,
    severity: 'error',
    file,
    message:
      subject === null ? capitalised(sayWords(message, speaker)) : sayWords(words`${subject}: ${message}`, speaker),
    ...(fix === undefined ? {} : { fix: sayWords(fix, speaker) }),
  }
}

const capitalised = (sentence: string): string => sentence.replace(/^[a-z]/, (letter) => letter.toUpperCase())
