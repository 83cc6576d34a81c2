import { expect, test } from 'vitest'
import type { Shown } from '../../runtime/channels/Shown.ts'
import { whatsapp } from '../../runtime/channels/whatsapp/adapter.ts'
import { bodiesOf } from '../../runtime/channels/whatsapp/bodiesOf.ts'
import type { EgressRequest } from '../../runtime/egress/createEgress.ts'
import type { WhatsAppChannel } from '../../schemas/resources.ts'

const SETTINGS: WhatsAppChannel = { kind: 'whatsapp', flow: 'main', phoneNumberId: '4411', token: 'a token' }
const card = (title: string, buttons: (Shown & { as: 'cards' })['cards'][number]['buttons']) => ({
  title,
  text: 'From 9 €',
  image: `https://a.example/${title}.png`,
  buttons,
})
const link = (label: string) => ({ label, url: 'https://a.example' })
const reply = (label: string) => ({ label, value: label })

test.each<readonly [sentence: string, shown: Shown, bodies: readonly object[]]>([
  [
    'a list with headings',
    {
      as: 'choices',
      form: 'list',
      text: 'Which?',
      choices: [
        { label: 'Bill', value: 'a', section: 'Money' },
        { label: 'Refund', value: 'b', section: 'Money', description: 'of an order' },
        { label: 'Line', value: 'c', section: 'Technique' },
      ],
    },
    [
      {
        interactive: {
          type: 'list',
          action: {
            sections: [
              { title: 'Money', rows: [{ id: 'a' }, { id: 'b', title: 'Refund', description: 'of an order' }] },
              { title: 'Technique', rows: [{ id: 'c' }] },
            ],
          },
        },
      },
    ],
  ],
  [
    'a link',
    { as: 'links', text: 'Pay here', links: [link('Pay')] },
    [
      {
        interactive: {
          type: 'cta_url',
          body: { text: 'Pay here' },
          action: { name: 'cta_url', parameters: { display_text: 'Pay', url: 'https://a.example' } },
        },
      },
    ],
  ],
  [
    'a request for a place',
    { as: 'locationRequest', text: 'Where are you?' },
    [{ interactive: { type: 'location_request_message', action: { name: 'send_location' } } }],
  ],
  [
    'a template',
    { as: 'template', name: 'order_sent', language: 'it', variables: ['Ada'] },
    [
      {
        type: 'template',
        template: {
          name: 'order_sent',
          language: { code: 'it' },
          components: [{ type: 'body', parameters: [{ type: 'text', text: 'Ada' }] }],
        },
      },
    ],
  ],
  [
    'cards of one make, in a row',
    { as: 'cards', cards: [card('Small', [reply('s')]), card('Large', [reply('l')])] },
    [
      {
        interactive: {
          type: 'carousel',
          body: { text: 'Small · Large' },
          action: {
            cards: [
              { card_index: 0, type: 'quick_reply', header: { image: { link: 'https://a.example/Small.png' } } },
              { card_index: 1, body: { text: 'Large\nFrom 9 €' } },
            ],
          },
        },
      },
    ],
  ],
  [
    'cards of different makes, one by one',
    { as: 'cards', cards: [card('Small', [reply('s')]), card('Large', [link('Buy')]), card('None', [])] },
    [
      { interactive: { type: 'button', header: { type: 'image' }, body: { text: 'Small\nFrom 9 €' } } },
      { interactive: { type: 'cta_url', header: { type: 'image' } } },
      { type: 'image', image: { caption: 'None\nFrom 9 €' } },
    ],
  ],
])('%s is shown as WhatsApp shows it', (_sentence, shown, bodies) => {
  expect(bodiesOf(shown)).toMatchObject(bodies)
  expect(bodiesOf(shown)).toHaveLength(bodies.length)
})

test.each<readonly [status: number, body: unknown, result: object]>([
  [200, { messages: [{ id: 'wamid.9' }] }, { class: 'ok', externalId: 'wamid.9' }],
  [200, '', { class: 'ok', externalId: null }],
  [400, { error: { code: 131047 } }, { class: 'windowClosed', code: '131047' }],
  [400, { error: { code: 131056 } }, { class: 'throttled', code: '131056', isOfPair: true }],
  [400, { error: { code: 80007 } }, { class: 'throttled', code: '80007' }],
  [400, { error: { code: 131048 } }, { class: 'throttled', code: '131048' }],
  [400, { error: { code: 131026 } }, { class: 'invalidRecipient', code: '131026' }],
  [400, { error: { code: 131030 } }, { class: 'invalidRecipient', code: '131030' }],
  [500, { error: { code: 131000 } }, { class: 'retry', code: '131000' }],
  [401, { error: { code: 0 } }, { class: 'auth', code: '0' }],
  [400, { error: { code: 368 } }, { class: 'auth', code: '368' }],
  [403, { error: { code: 294 } }, { class: 'auth', code: '294' }],
  [402, { error: { code: 131042 } }, { class: 'auth', code: '131042' }],
  [400, { error: { code: 132_015 } }, { class: 'content', code: '132015' }],
  [400, { error: { code: 131051 } }, { class: 'content', code: '131051' }],
  [404, 'nothing', { class: 'final', code: null }],
  // as a status tells it later
  [0, { errors: [{ code: 131050 }] }, { class: 'optedOut', code: '131050' }],
  [0, { code: 130472 }, { class: 'final', code: '130472' }],
])('an answer of %s %j is known', (status, body, result) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  expect(whatsapp.classify({ status, headers: {}, body: text })).toEqual(result)
})

test('calls go to the number’s own address, and a file is resolved with the token that it wants', async () => {
  const asked: EgressRequest[] = []
  const egress = {
    call: async (request: EgressRequest) => {
      asked.push(request)
      const answer = { messages: [{ id: 'wamid.9' }], url: 'https://lookaside.example/1', mime_type: 'image/png' }
      return { status: 200, headers: {}, body: JSON.stringify(answer) }
    },
    close: async () => {},
  }
  const to = { address: '390400000001', aliases: [], delivery: 'd-1' }
  for (const send of whatsapp.render({ text: 'hello' }, to)) {
    expect(await whatsapp.send(send, SETTINGS, egress)).toEqual({ class: 'ok', externalId: 'wamid.9' })
  }
  await whatsapp.typing?.(to, 'wamid.1', SETTINGS, egress)
  expect(await whatsapp.media?.('900', SETTINGS, egress)).toEqual({
    url: 'https://lookaside.example/1',
    headers: { authorization: 'Bearer a token' },
    mime: 'image/png',
  })
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST https://graph.facebook.com/v25.0/4411/messages',
    'POST https://graph.facebook.com/v25.0/4411/messages',
    'GET https://graph.facebook.com/v25.0/900',
  ])
  expect(JSON.parse(String(asked[1]?.body))).toMatchObject({ status: 'read', message_id: 'wamid.1' })
})
