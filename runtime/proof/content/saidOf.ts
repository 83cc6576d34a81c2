import type { OutboundMessage } from '../../../schemas/wire.ts'

/** What a message says in words, without its buttons: its text, and what stands on its cards. */
export function saidOf({ text, cards = [] }: OutboundMessage): string {
  const onCards = cards.flatMap((card) => [card.title, card.text])
  return [text, ...onCards].filter((line) => line !== undefined && line !== '').join('\n')
}

/** What can be pressed in a message, by its labels, and the titles of its cards. */
export function shownBy({ quickReplies = [], links = [], cards = [] }: OutboundMessage): readonly string[] {
  return [
    ...cards.flatMap(({ title, buttons }) => [title, ...buttons.map(({ label }) => label)]),
    ...[...quickReplies, ...links].map(({ label }) => label),
  ]
}
