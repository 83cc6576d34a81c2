import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { HookRequest, Recipient } from '../../runtime/channels/Adapter.ts'
import { line } from '../../runtime/channels/line/adapter.ts'
import { messagesOf } from '../../runtime/channels/line/messagesOf.ts'
import type { Shown } from '../../runtime/channels/Shown.ts'
import type { EgressRequest } from '../../runtime/egress/createEgress.ts'
import type { LineChannel } from '../../schemas/resources.ts'

const SETTINGS: LineChannel = { kind: 'line', flow: 'main', channelSecret: 'a secret', token: 'a token' }
const request = (body: unknown, headers: HookRequest['headers'] = {}): HookRequest => ({
  method: 'POST',
  headers,
  query: {},
  rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  publicUrl: null,
  now: 0,
})
const parse = (...events: readonly object[]) => line.parse(request({ destination: 'U9', events }), SETTINGS)

const source = { type: 'user', userId: 'U1' }
const from = { address: 'U1' }
const event = (type: string, more: object = {}) => ({
  type,
  mode: 'active',
  timestamp: 1_790_000_000_123,
  source,
  webhookEventId: 'e1',
  deliveryContext: { isRedelivery: false },
  ...more,
})
const message = (content: object, more: object = {}) =>
  event('message', { replyToken: 'r1', message: { id: '11', ...content }, ...more })

describe('an event', () => {
  test.each<[string, object, object]>([
    [
      'a text that quotes',
      message({ type: 'text', text: 'ciao', quotedMessageId: '7', markAsReadToken: 'k' }),
      { externalId: '11', type: 'message', from, text: 'ciao', replyTo: '7', replyToken: 'r1', readToken: 'k' },
    ],
    [
      'a picture of an album',
      message({ type: 'image', contentProvider: { type: 'line' }, imageSet: { id: 'A', index: 1, total: 2 } }),
      { text: '', attachments: [{ kind: 'image', ref: '11' }], album: 'A' },
    ],
    [
      'a film that is elsewhere',
      message({ type: 'video', contentProvider: { type: 'external', originalContentUrl: 'https://a.example/f.mp4' } }),
      { attachments: [{ kind: 'video', url: 'https://a.example/f.mp4' }] },
    ],
    [
      'a file with its name',
      message({ type: 'file', fileName: 'bill.pdf', fileSize: 9 }),
      { attachments: [{ kind: 'file', ref: '11', name: 'bill.pdf' }] },
    ],
    [
      'a place',
      message({ type: 'location', title: 'Duomo', address: 'Milano', latitude: 1.5, longitude: -2 }),
      { text: 'Duomo, Milano', location: { latitude: 1.5, longitude: -2, name: 'Duomo', address: 'Milano' } },
    ],
    ['a sticker with words', message({ type: 'sticker', stickerId: '1', text: 'Yes!' }), { text: 'Yes!' }],
    ['a sticker without', message({ type: 'sticker', stickerId: '1', keywords: ['Love'] }), { text: '' }],
    ['what nobody knows', message({ type: 'hologram' }), { type: 'unsupported', what: 'hologram', from }],
    [
      'a press',
      event('postback', { replyToken: 'r1', postback: { data: '#ask/bill' } }),
      { externalId: 'e1', type: 'message', text: '', value: '#ask/bill', replyToken: 'r1' },
    ],
    [
      'an edit',
      event('messageEdited', { message: { id: '11', text: 'ciao!' } }),
      { type: 'edit', target: '11', text: 'ciao!' },
    ],
    ['what is taken back', event('unsend', { unsend: { messageId: '11' } }), { type: 'delete', target: '11' }],
    ['a new friend', event('follow', { replyToken: 'r1', follow: { isUnblocked: false } }), { type: 'start', from }],
    ['a friend again', event('follow', { follow: { isUnblocked: true } }), { type: 'unblocked', from }],
    ['a friend no more', event('unfollow'), { type: 'blocked', from }],
    [
      'a group',
      message({ type: 'text', text: 'x' }, { source: { ...source, type: 'group' } }),
      { type: 'ignored', why: 'group' },
    ],
    [
      'a chat that another program has',
      message({ type: 'text', text: 'x' }, { mode: 'standby' }),
      { type: 'ignored', why: 'standby' },
    ],
    ['a beacon', event('beacon', { beacon: { hwid: 'x' } }), { type: 'ignored', why: 'beacon' }],
    [
      'a message of nobody',
      message({ type: 'text', text: 'x' }, { source: { type: 'user' } }),
      { type: 'unsupported' },
    ],
  ])('%s', (_what, happened, expected) => {
    const at = 1_790_000_000_123
    expect(parse(happened)).toEqual([expect.objectContaining({ account: 'U9', at, ...expected })])
  })

  test('keeps its place among others, and its id when it is delivered again', () => {
    const again = message({ type: 'text', text: 'a' }, { deliveryContext: { isRedelivery: true } })
    const ids = parse(message({ type: 'text', text: 'a' }), event('unfollow'), again).map(
      ({ externalId }) => externalId,
    )
    expect(ids).toEqual(['11', 'e1', '11'])
  })

  test('is none when the console tries the address', () => {
    expect(parse()).toEqual([])
    expect(line.acknowledge([])).toEqual({ status: 200, body: '' })
  })

  test.each(['', '[]', '{', '"x"', '{"events":{}}', '\u0000'])('%j is read without a fall', (body) => {
    expect(line.parse(request(body), SETTINGS)).toMatchObject([{ type: 'unsupported' }])
  })

  test.each([[null], [7], [{ type: 'message' }], [{ type: 'message', source, message: [] }]])(
    '%j in the list is no fall',
    (odd) => {
      expect(line.parse(request({ events: [odd] }), SETTINGS)).toHaveLength(1)
    },
  )
})

test('a body is signed in Base64 with the secret of the channel', () => {
  const body = '{"events":[]}'
  const signed = (encoding: 'base64' | 'hex', prefix = '') =>
    `${prefix}${createHmac('sha256', 'a secret').update(body).digest(encoding)}`
  const isTaken = (signature: string) => line.authenticate(request(body, { 'x-line-signature': signature }), SETTINGS)
  expect([signed('base64'), signed('hex'), signed('base64', 'sha256='), ''].map(isTaken)).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test.each([
  [
    409,
    { message: 'The retry key is already accepted', sentMessages: [{ id: '5' }] },
    { class: 'ok', externalId: '5' },
  ],
  [429, { message: 'The API rate limit has been exceeded. Try again later.' }, { class: 'throttled' }],
  [429, { message: 'You have reached your monthly limit.' }, { class: 'quota' }],
  [400, { message: 'Invalid reply token' }, { class: 'replyTokenSpent' }],
  [400, { message: 'Failed to send messages' }, { class: 'invalidRecipient' }],
  [
    400,
    { message: "The property, 'to', in the request body is invalid (line: -, column: -)" },
    { class: 'invalidRecipient' },
  ],
  [
    400,
    { message: 'The request body has 1 error(s)', details: [{ property: 'messages[0].text' }] },
    { class: 'content' },
  ],
  [403, { message: 'Not available for your account' }, { class: 'auth' }],
  [503, {}, { class: 'retry' }],
])('%i %j is told by its class', (status, body, result) => {
  expect(line.classify({ status, headers: {}, body: JSON.stringify(body) })).toMatchObject(result)
})

const TO: Recipient = { address: 'U1', aliases: [], delivery: 't_1.o0' }

/** The calls of a message, with the answers that LINE gives to them in turn. */
async function sent(to: Recipient, ...answers: readonly { readonly status: number; readonly body: string }[]) {
  const calls: EgressRequest[] = []
  const egress = {
    call: async (call: EgressRequest) => {
      calls.push(call)
      return { headers: {}, ...(answers[calls.length - 1] ?? { status: 200, body: '{"sentMessages":[{"id":"5"}]}' }) }
    },
    close: async () => {},
  }
  const results = []
  for (const send of line.render({ text: 'ciao' }, to)) results.push(await line.send(send, SETTINGS, egress))
  return {
    results,
    calls: calls.map(({ url, body = '' }) => [new URL(url).pathname, JSON.parse(String(body))]),
    headers: calls.map(({ headers }) => headers),
  }
}

describe('a message', () => {
  const messages = [{ type: 'text', text: 'ciao' }]

  test('answers with the token of what the customer said', async () => {
    const { calls, results } = await sent({ ...TO, replyToken: 'r1' })
    expect(calls).toEqual([['/v2/bot/message/reply', { replyToken: 'r1', messages }]])
    expect(results).toEqual([{ class: 'ok', externalId: '5' }])
  })

  test('is pushed, once, when the token is spent', async () => {
    const spent = { status: 400, body: '{"message":"Invalid reply token"}' }
    const { calls, results } = await sent({ ...TO, replyToken: 'r1' }, spent)
    expect(calls.slice(1)).toEqual([['/v2/bot/message/push', { to: 'U1', messages }]])
    expect(results).toMatchObject([{ class: 'ok' }])
  })

  test('is not pushed when nobody knows what became of the answer', async () => {
    const { calls, results } = await sent({ ...TO, replyToken: 'r1' }, { status: 500, body: '' })
    expect([calls.length, results]).toMatchObject([1, [{ class: 'retry' }]])
  })

  test('is pushed under a name that stays when it is sent again', async () => {
    const key = async (delivery: string) => (await sent({ ...TO, delivery })).headers[0]?.['x-line-retry-key']
    const [one, again, other] = [await key('t_1.o0'), await key('t_1.o0'), await key('t_1.o1')]
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect([again === one, other === one]).toEqual([true, false])
  })

  test('of many bubbles goes five at a time, and only the first call is an answer', () => {
    const sends = line.render({ text: 'x'.repeat(29_000) }, { ...TO, replyToken: 'r1' })
    expect(sends.map(({ path, body }) => [path, (body.messages as unknown[]).length])).toEqual([
      ['message/reply', 5],
      ['message/push', 1],
    ])
  })
})

test.each<[string, Shown, object[]]>([
  [
    'choices',
    { as: 'choices', form: 'quickReplies', text: 'Which?', choices: [{ label: 'Bill', value: '#ask/bill' }] },
    [
      {
        type: 'text',
        quickReply: {
          items: [{ action: { type: 'postback', label: 'Bill', data: '#ask/bill', displayText: 'Bill' } }],
        },
      },
    ],
  ],
  [
    'a picture',
    { as: 'media', media: { kind: 'image', url: 'https://a.example/p.png' } },
    [{ type: 'image', originalContentUrl: 'https://a.example/p.png', previewImageUrl: 'https://a.example/p.png' }],
  ],
  [
    'a picture without TLS, which is an address',
    { as: 'media', media: { kind: 'image', url: 'http://a.example/p.png', alt: 'A bill' } },
    [{ type: 'text', text: 'A bill\nhttp://a.example/p.png' }],
  ],
  [
    'a sound',
    { as: 'media', media: { kind: 'audio', url: 'https://a.example/a.m4a' } },
    [{ type: 'audio', duration: 60_000 }],
  ],
  [
    'a link with a long label, which stays whole',
    {
      as: 'links',
      text: 'Pay',
      links: [
        { label: 'Pay', url: 'https://a.example' },
        { label: 'Everything about paying', url: 'https://b.example' },
      ],
    },
    [
      {
        type: 'flex',
        altText: 'Pay',
        contents: {
          type: 'bubble',
          footer: {
            contents: [
              { type: 'button', action: { type: 'uri', label: 'Pay', uri: 'https://a.example' } },
              { type: 'text', text: 'Everything about paying', action: { type: 'uri', uri: 'https://b.example' } },
            ],
          },
        },
      },
    ],
  ],
  [
    'cards of different makes under a text, one with a picture that LINE does not show',
    {
      as: 'cards',
      text: 'Which?',
      cards: [
        { title: 'One', image: 'https://a.example/1.png', buttons: [{ label: 'Take', value: '1' }] },
        { title: 'Two', image: 'http://a.example/2.png', alt: 'A shoe', buttons: [] },
      ],
    },
    [
      { type: 'text', text: 'Which?' },
      {
        type: 'flex',
        altText: 'One · Two',
        contents: {
          type: 'carousel',
          contents: [
            {
              hero: { type: 'image', url: 'https://a.example/1.png' },
              footer: { contents: [{ action: { data: '1' } }] },
            },
            { body: { contents: [{ text: 'Two' }, { text: 'A shoe' }, { text: 'http://a.example/2.png' }] } },
          ],
        },
      },
    ],
  ],
  [
    'a request for a place',
    { as: 'locationRequest', text: 'Where?' },
    [{ type: 'text', text: 'Where?', quickReply: { items: [{ action: { type: 'location' } }] } }],
  ],
])('shows %s', (_what, shown, messages) => {
  expect(messagesOf(shown)).toMatchObject(messages)
})

test('tells a name and a language, where a file is, and shows that somebody writes', async () => {
  const calls: EgressRequest[] = []
  const egress = {
    call: async (call: EgressRequest) => {
      calls.push(call)
      return { status: 200, headers: {}, body: '{"displayName":"Ada","language":"it"}' }
    },
    close: async () => {},
  }
  expect(await line.profile?.('U1', SETTINGS, egress)).toEqual({ name: 'Ada', language: 'it' })
  expect(await line.media?.('11', SETTINGS, egress)).toEqual({
    url: 'https://api-data.line.me/v2/bot/message/11/content',
    headers: { authorization: 'Bearer a token' },
  })
  await line.typing?.({ ...TO, readToken: 'k' }, '11', SETTINGS, egress)
  expect(calls.map(({ url }) => url.replace('https://api.line.me/v2/bot/', ''))).toEqual([
    'profile/U1',
    'chat/markAsRead',
    'chat/loading/start',
  ])
})
