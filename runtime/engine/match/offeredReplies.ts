/*
 * What the last message with buttons offered, but for the options of a question, which has its own ears: a customer may answer with the
 * number that it has where it is numbered text, or with its label, and means its value.
 */
import type { OutboundMessage } from '../../../schemas/wire.ts'
import { readOptionValue } from './optionValue.ts'
import { numberReader } from './readOptionNumber.ts'
import { tokenise } from './tokenise.ts'

export type Reply = { readonly label: string; readonly value: string }
export type Offered = {
  readonly replies: readonly Reply[]
  /** a number is the answer itself, and not the place of one */
  readonly isUnnumbered?: true
}
export type ReplyMatch = Reply & { readonly by: 'number' | 'ordinal' | 'label' }

/** Everything in a message that answers, in the order of its numbers. The same button of several cards is told apart by the card's title. */
export function repliesOf({ quickReplies = [], cards = [] }: OutboundMessage): readonly Reply[] {
  const ofCards = cards.flatMap(({ title, buttons }) =>
    buttons.flatMap(({ label, value }) =>
      value === undefined ? [] : [{ label: cards.length > 1 ? `${title}: ${label}` : label, value }],
    ),
  )
  return ofCards.length === 0 ? quickReplies : [...ofCards, ...quickReplies]
}

/** What is offered after a message, when it was this before: a message without buttons leaves it, and the options of a question take its place. */
export function offeredAfter(message: OutboundMessage, before: Offered | undefined): Offered | undefined {
  const replies = repliesOf(message)
  if (replies.length === 0) return before
  const own = replies.filter(({ value }) => readOptionValue(value) === null)
  if (own.length === 0) return undefined
  return {
    replies: own.map(({ label, value }) => ({ label, value })),
    ...(own.length < replies.length ? { isUnnumbered: true } : {}),
  }
}

/** The reply that a message means and is nothing else but; null when it is any other words, or the value itself. */
export function replyMeant(
  { replies, isUnnumbered }: Offered,
  text: string,
  languages: readonly string[],
): ReplyMatch | null {
  if (replies.some(({ value }) => value === text)) return null
  const words = wordsOf(text)
  const said = words.join(' ')
  const labelled = said === '' ? undefined : replies.find(({ label }) => wordsOf(label).join(' ') === said)
  if (labelled !== undefined) return { ...labelled, by: 'label' }
  const readNumber = numberReader(languages)
  // "2" under the buttons 1, 2 and 5 is no place.
  if (isUnnumbered === true || replies.some(({ label }) => readNumber(wordsOf(label), replies.length) !== null))
    return null
  const number = readNumber(words, replies.length)
  const numbered = number === null ? undefined : replies[number.at - 1]
  return number === null || numbered === undefined ? null : { ...numbered, by: number.by }
}

const wordsOf = (text: string): readonly string[] => tokenise(text).words
