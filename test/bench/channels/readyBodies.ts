import { createHmac } from 'node:crypto'
import type { Ready } from './postBodies.ts'

export const APP_SECRET = 'app-secret-of-the-bench'
const TEXT = 'Hello, I have a question about my invoice from last month'

const ready = (body: object, isSigned: boolean): Ready => {
  const text = JSON.stringify(body)
  return {
    body: text,
    signature: isSigned ? `sha256=${createHmac('sha256', APP_SECRET).update(text).digest('hex')}` : '',
  }
}

/** First messages of new customers in the open format. */
export const openBodies = (count: number, prefix: string): readonly Ready[] =>
  Array.from({ length: count }, (_, index) => {
    const id = `${prefix}-${index}`
    return ready({ id, from: { id: `u-${id}`, name: 'Ada', language: 'en' }, text: TEXT }, false)
  })

/** Meta takes 1,000 messages a second of a number at most: so many numbers, that nobody waits for it. */
export const NUMBERS = Array.from({ length: 20 }, (_, index) => `44${index}`)

/** First messages of new customers as WhatsApp posts them, `batch` in each webhook. */
export const hookBodies = (count: number, batch: number, prefix: string): readonly Ready[] =>
  Array.from({ length: count }, (_, index) => {
    const people = Array.from({ length: batch }, (_, one) => `${prefix}-${index}-${one}`)
    const value = {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '15550100200', phone_number_id: NUMBERS[index % NUMBERS.length] },
      contacts: people.map((id) => ({
        profile: { name: 'Ada' },
        wa_id: `u-${id}`,
        user_id: `US.${id.replaceAll('-', '')}`,
      })),
      messages: people.map((id) => ({
        from: `u-${id}`,
        from_user_id: `US.${id.replaceAll('-', '')}`,
        id: `wamid.${id}`,
        // Of now: whoever wrote long ago is out of their window.
        timestamp: String(Math.floor(Date.now() / 1000)),
        type: 'text',
        text: { body: TEXT },
      })),
    }
    const entry = [{ id: '1', changes: [{ field: 'messages', value }] }]
    return ready({ object: 'whatsapp_business_account', entry }, true)
  })
