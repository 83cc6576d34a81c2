import { expect, test } from 'vitest'
import { shownOn } from '../../../designer/simulator/shownOn.ts'

const quickReplies = [
  { label: 'Bills', value: '1' },
  { label: 'Orders', value: '2' },
]

test('buttons are buttons where the channel has them, and numbered text where it has none', () => {
  const message = { text: 'What is it?', quickReplies }
  expect(shownOn('web', message)).toMatchObject({ text: 'What is it?', buttons: quickReplies })
  expect(shownOn('sms', message)).toMatchObject({ text: 'What is it?\n1. Bills\n2. Orders', buttons: [] })
})

test('numbers that the text has already are not repeated', () => {
  const text = 'What is it?\n1. Bills\n2. Orders'
  expect(shownOn('sms', { text, quickReplies }).text).toBe(text)
})

test('more buttons than the channel takes are numbered text', () => {
  const many = Array.from({ length: 11 }, (_, index) => ({ label: `L${index}`, value: String(index) }))
  expect(shownOn('telegram', { text: 'Which?', quickReplies: many }).buttons).toEqual([])
  expect(shownOn('web', { text: 'Which?', quickReplies: many }).buttons.length).toBe(11)
})

test('media that the channel does not show arrive as a link', () => {
  const media = { kind: 'file', url: 'https://example.com/a.pdf' } as const
  expect(shownOn('line', { media })).toMatchObject({ media: null, link: media.url })
  expect(shownOn('whatsapp', { media })).toMatchObject({ media, link: null })
})
