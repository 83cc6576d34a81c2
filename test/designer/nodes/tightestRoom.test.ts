import { expect, test } from 'vitest'
import { tightestRoom } from '../../../designer/nodes/preview/tightestRoom.ts'

const text = (length: number) => ({ text: 'a'.repeat(length) })

test('the channel that has the least room left is the one to tell of', () => {
  expect(tightestRoom(text(100), [], ['web', 'whatsapp', 'messenger'], 'en')).toEqual({
    kind: 'messenger',
    length: 100,
    unit: 'characters',
    limit: 2_000,
    segments: null,
  })
})

test('a text message has its own room, and is paid by segments', () => {
  expect(tightestRoom(text(200), [], ['sms', 'messenger'], 'en')).toMatchObject({
    kind: 'sms',
    limit: 1_600,
    segments: 2,
  })
})

test('the numbered options of a question take room too', () => {
  const options = [{ id: 'billing', label: 'Billing' }]
  expect(tightestRoom({ text: 'About?' }, options, ['sms'], 'en')?.length).toBe('About?\n1. Billing'.length)
})

test('there is nothing to tell where no channel has a limit, nothing is written, or another language stands in', () => {
  expect(tightestRoom(text(100), [], ['web'], 'en')).toBeNull()
  expect(tightestRoom(text(0), [], ['line'], 'en')).toBeNull()
  expect(tightestRoom({ text: { en: 'Hello', it: '' } }, [], ['line'], 'it')).toBeNull()
})
