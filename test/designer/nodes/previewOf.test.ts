import { expect, test } from 'vitest'
import { previewOf } from '../../../designer/nodes/preview/previewOf.ts'

const options = [
  { id: 'a', label: { en: 'Billing', it: 'Fatture' } },
  { id: 'b', label: 'Sales' },
]

test('options are numbered text, and what the channel has where it has some', () => {
  const part = { text: { en: 'What is it about?', it: 'Di che si tratta?' } }
  expect(previewOf(part, options, 'whatsapp', 'it')).toMatchObject({
    bubbles: [
      {
        as: 'choices',
        form: 'buttons',
        text: 'Di che si tratta?',
        choices: [{ label: 'Fatture' }, { label: 'Sales' }],
      },
    ],
    falls: [],
  })
  expect(previewOf(part, options, 'sms', 'en').bubbles).toEqual([
    { as: 'text', text: 'What is it about?\n1. Billing\n2. Sales' },
  ])
})

test('more choices than the channel has buttons for are told of', () => {
  const part = {
    text: 'Choose',
    quickReplies: Array.from({ length: 14 }, (_, index) => ({ label: `Reply ${index}` })),
  }
  expect(previewOf(part, [], 'messenger', 'en').falls).toMatchObject([{ what: 'choices', count: 14, most: 13 }])
  expect(previewOf(part, [], 'web', 'en').falls).toEqual([])
})

test('a text that a channel does not take is in parts, and told of', () => {
  expect(previewOf({ text: 'a'.repeat(2000) }, [], 'messenger', 'en').falls).toEqual([])
  const long = previewOf({ text: 'a'.repeat(2001) }, [], 'messenger', 'en')
  expect(long.bubbles).toHaveLength(2)
  expect(long.falls).toMatchObject([{ what: 'text', length: 2001, most: 2000, parts: 2 }])
})

test('templates are filled in before it is measured', () => {
  const fill = (text: string) => text.replace('{{ contact.name }}', 'Ada')
  expect(previewOf({ text: 'Hello {{ contact.name }}' }, [], 'line', 'en', fill)).toMatchObject({
    bubbles: [{ text: 'Hello Ada' }],
    length: 9,
  })
})

test('an SMS says how many it is paid as, in either alphabet', () => {
  const segments = (text: string) => previewOf({ text }, [], 'sms', 'en').segments
  expect([
    segments('a'.repeat(160)),
    segments('a'.repeat(161)),
    segments('发'.repeat(70)),
    segments('发'.repeat(71)),
  ]).toEqual([1, 2, 1, 2])
  expect(previewOf({ text: 'a' }, [], 'line', 'en').segments).toBeNull()
})

test('what is said otherwise on a kind is what is seen there', () => {
  const part = { text: 'Hello', on: { sms: { text: 'Hi' } } }
  expect(previewOf(part, [], 'sms', 'en').bubbles).toEqual([{ as: 'text', text: 'Hi' }])
  expect(previewOf(part, [], 'line', 'en').bubbles).toEqual([{ as: 'text', text: 'Hello' }])
})

test('a text that is not in the chosen language stands in another, and is marked', () => {
  expect(previewOf({ text: { en: 'Hello', it: '' } }, [], 'web', 'it')).toMatchObject({
    bubbles: [{ text: 'Hello' }],
    isMissing: true,
  })
})
