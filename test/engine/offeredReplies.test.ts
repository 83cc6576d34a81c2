import { expect, test } from 'vitest'
import { offeredAfter, replyMeant } from '../../runtime/engine/match/offeredReplies.ts'
import type { OutboundMessage } from '../../schemas/wire.ts'

const LANGUAGES = ['en', 'it', 'zh']
const meant = (message: OutboundMessage, text: string) => {
  const offered = offeredAfter(message, undefined)
  return offered === undefined ? null : replyMeant(offered, text, LANGUAGES)
}
const sizes: OutboundMessage = {
  text: 'Which size?',
  quickReplies: [
    { label: 'Small', value: 'size-s' },
    { label: 'Large', value: 'size-l' },
  ],
}

test.each<[string, string, object | null]>([
  ['the number of a reply means its value', '2', { value: 'size-l', by: 'number' }],
  ['so does its place in words', 'il secondo', { value: 'size-l', by: 'ordinal' }],
  ['and its label, however it is written', ' LARGE! ', { value: 'size-l', by: 'label' }],
  ['more words than that are what they are', 'large or small', null],
  ['a number beyond them is a number', '3', null],
  ['the value itself is itself', 'size-s', null],
  ['nothing is nothing', '', null],
])('%s', (_, text, expected) => {
  const found = meant(sizes, text)
  if (expected === null) expect(found).toBeNull()
  else expect(found).toMatchObject(expected)
})

test('numbers under buttons that are numbers are what they say', () => {
  const counts = { text: 'How many?', quickReplies: ['1', '2', '5'].map((label) => ({ label, value: `n-${label}` })) }
  expect(meant(counts, '5')).toMatchObject({ value: 'n-5', by: 'label' })
  expect(meant(counts, '3')).toBeNull()
})

test('what cards answer with is told apart by their titles, as it is numbered', () => {
  const card = (title: string) => ({ title, buttons: [{ label: 'Choose', value: title }] })
  const cards: OutboundMessage = { cards: [card('Red'), card('Blue')] }
  expect(meant(cards, '2')).toMatchObject({ value: 'Blue' })
  expect(meant(cards, 'blue: choose')).toMatchObject({ value: 'Blue' })
})

test('a message without buttons leaves what was offered, and the options of a question take its place', () => {
  const before = offeredAfter(sizes, undefined)
  expect(offeredAfter({ text: 'Or write to us.' }, before)).toBe(before)
  expect(offeredAfter({ quickReplies: [{ label: 'Yes', value: '#menu/yes' }] }, before)).toBeUndefined()
})
