import type { Issue } from '../issue.ts'
import { type Speaker, sayWords, type Words } from '../words.ts'

/** What is wrong with a file as a whole, or with its text, before it is said. */
export type FileFinding = Pick<Issue, 'code' | 'severity' | 'file' | 'path'> & {
  readonly message: Words
  readonly fix?: Words
}

/** The issue of a finding, in the words of `speaker`; without one in English. */
export function sayFileFinding({ message, fix, ...finding }: FileFinding, speaker?: Speaker): Issue {
  return {
    ...finding,
    message: sayWords(message, speaker),
    ...(fix === undefined ? {} : { fix: sayWords(fix, speaker) }),
  }
}
