import type { Text } from '../../schemas/flow.ts'

/** What a missing translation is made from. */
export type Source = { readonly language: string; readonly text: string }

/** The text that a language lacks, in the first language that has it; null when it is there, or nowhere. */
export function sourceFor(text: Text, language: string, languages: readonly string[]): Source | null {
  if (typeof text === 'string' || (text[language] ?? '') !== '') return null
  const written = [...languages, ...Object.keys(text)].find((other) => (text[other] ?? '') !== '')
  return written === undefined ? null : { language: written, text: text[written] ?? '' }
}

/** The text with another wording in one language. Those that the flow no longer speaks stay; one string for all becomes one per language. */
export function withLanguage(text: Text, language: string, value: string, languages: readonly string[]): Text {
  const before = typeof text === 'string' ? Object.fromEntries(languages.map((each) => [each, text])) : text
  return { ...Object.fromEntries(languages.map((each) => [each, before[each] ?? ''])), ...before, [language]: value }
}

/** The text, or undefined when no language has a word of it: for what need not be there. */
export const someText = (text: Text): Text | undefined =>
  (typeof text === 'string' ? [text] : Object.values(text)).some((value) => value !== '') ? text : undefined
