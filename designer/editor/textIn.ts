import type { Content, Text } from '../../schemas/flow.ts'

/** A text in a language; null when it has none there. One string holds in every language. */
export function textIn(text: Text, language: string): string | null {
  if (typeof text === 'string') return text
  const found = Object.hasOwn(text, language) ? text[language] : undefined
  return found === undefined || found === '' ? null : found
}

/** The text that the author is shown: in the language, or in the first that has one. */
export function shownText(text: Text, language: string): { readonly text: string; readonly isMissing: boolean } {
  const exact = textIn(text, language)
  if (exact !== null) return { text: exact, isMissing: false }
  const other = typeof text === 'string' ? '' : (Object.values(text).find((value) => value !== '') ?? '')
  return { text: other, isMissing: true }
}

/** The first text of a content, for a card: a media's caption or address when there is no text. */
export function summaryOf(content: Content, language: string): { readonly text: string; readonly isMissing: boolean } {
  const [first] = content
  if (first === undefined) return { text: '', isMissing: true }
  if ('text' in first) return shownText(first.text, language)
  if (first.caption !== undefined) return shownText(first.caption, language)
  return 'cards' in first
    ? shownText(first.cards[0]?.title ?? '', language)
    : { text: first.media.url, isMissing: false }
}
