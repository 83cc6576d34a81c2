import { expect, test } from 'vitest'
import { previewOf } from '../../../designer/nodes/preview/previewOf.ts'

const options = [
  { id: 'a', label: { en: 'Billing', it: 'Fatture' } },
  { id: 'b', label: 'Sales' },
]
const one = (...args: Parameters<typeof previewOf>) => previewOf(...args)[0]

test('options are numbered text, and buttons where the channel has some', () => {
  const content = [{ text: { en: 'What is it about?', it: 'Di che si tratta?' } }]
  expect(one(content, options, 'whatsapp', 'it')).toMatchObject({
    text: 'Di che si tratta?\n1. Fatture\n2. Sales',
    buttons: ['Fatture', 'Sales'],
    tooManyButtons: null,
  })
  expect(one(content, options, 'sms', 'en')).toMatchObject({
    text: 'What is it about?\n1. Billing\n2. Sales',
    buttons: [],
  })
})

test('quick replies are buttons, and numbered text where there are none or too many', () => {
  const content = (count: number) => [
    { text: 'Choose', quickReplies: Array.from({ length: count }, (_, index) => ({ label: `Reply ${index}` })) },
  ]
  expect(one(content(2), [], 'web', 'en')).toMatchObject({ text: 'Choose', buttons: ['Reply 0', 'Reply 1'] })
  expect(one(content(2), [], 'sms', 'en')).toMatchObject({ text: 'Choose\n1. Reply 0\n2. Reply 1', buttons: [] })
  expect(one(content(11), [], 'messenger', 'en')).toMatchObject({
    buttons: [],
    tooManyButtons: { count: 11, most: 10 },
  })
})

test('a text that a channel does not take is marked, templates not counted', () => {
  expect(one([{ text: `${'a'.repeat(2000)}{{ contact.name }}` }], [], 'messenger', 'en')?.tooLong).toBeNull()
  expect(one([{ text: 'a'.repeat(2001) }], [], 'messenger', 'en')?.tooLong).toEqual({ count: 2001, most: 2000 })
})

test('an SMS says how many it is paid as, in either alphabet', () => {
  const segments = (text: string) => one([{ text }], [], 'sms', 'en')?.segments
  expect([
    segments('a'.repeat(160)),
    segments('a'.repeat(161)),
    segments('发'.repeat(70)),
    segments('发'.repeat(71)),
  ]).toEqual([1, 2, 1, 2])
  expect(one([{ text: 'a' }], [], 'line', 'en')?.segments).toBeNull()
})

test('media that a channel does not show come as a link', () => {
  const file = [{ media: { kind: 'file', url: 'https://example.org/terms.pdf' }, caption: 'Our terms' }] as const
  expect(one(file, [], 'telegram', 'en')).toMatchObject({ isLink: false, text: 'Our terms' })
  expect(one(file, [], 'line', 'en')).toMatchObject({ isLink: true })
})

test('a text that is not in the chosen language stands in another, and is marked', () => {
  expect(one([{ text: { en: 'Hello', it: '' } }], [], 'web', 'it')).toMatchObject({ text: 'Hello', isMissing: true })
})
