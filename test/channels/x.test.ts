import { createHmac } from 'node:crypto'
import { FormData } from 'undici'
import { describe, expect, test } from 'vitest'
import type { HookRequest, OwnFile } from '../../runtime/channels/Adapter.ts'
import { x } from '../../runtime/channels/x/adapter.ts'
import type { EgressRequest } from '../../runtime/egress/createEgress.ts'
import type { XChannel } from '../../schemas/resources.ts'

const SETTINGS: XChannel = { kind: 'x', flow: 'main', userId: '9', consumerSecret: 'a secret', token: 'a token' }
const request = (body: unknown, more: Partial<HookRequest> = {}): HookRequest => ({
  method: 'POST',
  headers: {},
  query: {},
  rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  publicUrl: null,
  now: 0,
  ...more,
})
const parse = (body: unknown) => x.parse(request(body), SETTINGS)

const message = (data: object, more: object = {}) => ({
  type: 'message_create',
  id: '20801',
  created_timestamp: '1784928224372',
  message_create: { target: { recipient_id: '9' }, sender_id: '2', message_data: data, ...more },
})
const envelope = (payload: object, event_type = 'dm.received') => ({
  data: { event_uuid: 'u1', filter: { user_id: '9' }, event_type, payload },
})
const received = (...events: readonly object[]) =>
  envelope({ direct_message_events: events, users: { 2: { data: { id: '2', name: 'Ada' } } } })
const file = (media: object) => ({ attachment: { type: 'media', media: { url: 'https://t.co/a', ...media } } })

describe('an event', () => {
  test.each<[string, object, object]>([
    [
      'a message',
      received(message({ text: 'fish &amp; chips &lt;3' })),
      {
        externalId: '20801',
        type: 'message',
        from: { address: '2', name: 'Ada' },
        text: 'fish & chips <3',
        at: 1_784_928_224_372,
      },
    ],
    [
      'a message in the older shape',
      { for_user_id: '9', direct_message_events: [message({ text: 'hi' })], users: { 2: { name: 'Ada' } } },
      { type: 'message', from: { address: '2', name: 'Ada' }, text: 'hi' },
    ],
    ['a text that shows how to write an entity', received(message({ text: '&amp;lt;' })), { text: '&lt;' }],
    [
      'a picture, whose address nobody wrote',
      received(
        message({
          text: 'look https://t.co/a',
          ...file({ type: 'photo', media_url_https: 'https://ton.twitter.com/p.jpg' }),
        }),
      ),
      {
        text: 'look',
        attachments: [{ kind: 'image', url: 'https://ton.twitter.com/p.jpg', ref: 'https://ton.twitter.com/p.jpg' }],
      },
    ],
    [
      'a film, the best of its sizes',
      received(
        message({
          text: 'https://t.co/a',
          ...file({
            type: 'video',
            media_url_https: 'https://pbs.twimg.com/first.jpg',
            video_info: {
              variants: [
                { content_type: 'application/x-mpegURL', url: 'https://video.twimg.com/l.m3u8' },
                { content_type: 'video/mp4', bitrate: 300, url: 'https://video.twimg.com/s.mp4' },
                { content_type: 'video/mp4', bitrate: 900, url: 'https://video.twimg.com/b.mp4' },
              ],
            },
          }),
        }),
      ),
      {
        text: '',
        attachments: [
          expect.objectContaining({ kind: 'video', url: 'https://video.twimg.com/b.mp4', mime: 'video/mp4' }),
        ],
      },
    ],
    [
      'a place, whose longitude comes first',
      received(
        message({
          text: '',
          attachment: {
            type: 'location',
            location: { shared_coordinate: { coordinates: { coordinates: [11.25, 43.77] } } },
          },
        }),
      ),
      { location: { latitude: 43.77, longitude: 11.25 } },
    ],
    [
      'a choice of the older interface',
      received(message({ text: 'Bills', quick_reply_response: { type: 'options', metadata: '#ask/bill' } })),
      { text: 'Bills', value: '#ask/bill' },
    ],
    [
      'a message that a post led to',
      received({ ...message({ text: 'hi' }), initiated_via: { tweet_id: '77' } }),
      { referral: { source: 'post', payload: '77' } },
    ],
    [
      'our own message, even among those received',
      received(message({ text: 'hello' }, { sender_id: '9', target: { recipient_id: '2' } })),
      { type: 'echo', recipient: '2', text: 'hello', by: 'us' },
    ],
    [
      'that they read',
      envelope(
        {
          direct_message_mark_read_events: [
            { created_timestamp: '1784928224372', sender_id: '2', last_read_event_id: '5' },
          ],
        },
        'dm.read',
      ),
      { type: 'status', status: 'read', target: '5', recipient: '2' },
    ],
    [
      'that we read',
      envelope({ direct_message_mark_read_events: [{ sender_id: '9', last_read_event_id: '5' }] }, 'dm.read'),
      { type: 'ignored' },
    ],
    [
      'that they write',
      envelope({ direct_message_indicate_typing_events: [{ sender_id: '2' }] }),
      { type: 'ignored', why: 'typing' },
    ],
    [
      'an encrypted message',
      envelope({ id: 'c1', sender_id: '2', conversation_id: '2:9', created_at_msec: '1784841183370' }, 'chat.received'),
      { externalId: 'c1', type: 'unsupported', from: { address: '2' }, at: 1_784_841_183_370 },
    ],
    [
      'an encrypted message that a person of the account wrote',
      envelope({ id: 'c2', sender_id: '9', conversation_id: '2:9' }, 'chat.sent'),
      { type: 'echo', recipient: '2', text: '🔒', by: 'person' },
    ],
    [
      'an encrypted group',
      envelope({ id: 'c3', sender_id: '2', conversation_id: 'g1784' }, 'chat.received'),
      { type: 'ignored' },
    ],
    [
      'a permission that is withdrawn',
      { user_event: { revoke: {} } },
      { type: 'error', code: 'revoked', account: null },
    ],
    ['a post', envelope({ id: '7', text: 'hello world' }, 'post.create'), { type: 'ignored', why: 'post.create' }],
    [
      'what is no message',
      received({ type: 'participants_join', id: '1' }),
      { type: 'ignored', why: 'participants_join' },
    ],
    ['a message of nobody', received({ type: 'message_create', id: '1' }), { type: 'unsupported' }],
  ])('%s', (_what, body, event) => {
    expect(parse(body)).toEqual([expect.objectContaining({ account: '9', ...event })])
  })

  test('keeps its place among others', () => {
    const events = parse(received(message({ text: 'one' }), { ...message({ text: 'two' }), id: '20802' }))
    expect(events.map(({ externalId }) => externalId)).toEqual(['20801', '20802'])
  })

  test.each(['', '[]', '{', '"x"', '{"data":[]}', '{"direct_message_events":{}}', '\u0000'])(
    '%j is read without a fall',
    (body) => {
      expect(parse(body)).toHaveLength(1)
    },
  )
})

const hmac = (text: string, encoding: 'base64' | 'hex' = 'base64') =>
  createHmac('sha256', 'a secret').update(text).digest(encoding)

test('a body is signed in Base64, after its algorithm', () => {
  const isTaken = (header: string) =>
    x.authenticate(request('{}', { headers: { 'x-twitter-webhooks-signature': header } }), SETTINGS)
  expect([`sha256=${hmac('{}')}`, hmac('{}'), `sha256=${hmac('{}', 'hex')}`, ''].map(isTaken)).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test('a challenge is answered with a proof of the secret, and nothing else is one', () => {
  const asked = (query: HookRequest['query']) => x.verify?.(request('', { method: 'GET', query }), SETTINGS) ?? null
  expect(JSON.parse(asked({ crc_token: 'abc' })?.body ?? '')).toEqual({ response_token: `sha256=${hmac('abc')}` })
  expect([asked({}), asked({ crc_token: '' })]).toEqual([null, null])
})

test.each([
  [201, {}, { data: { dm_event_id: '5' } }, { class: 'ok', externalId: '5' }],
  [
    429,
    { 'x-rate-limit-reset': '1784232485', date: 'Thu, 16 Jul 2026 20:07:05 GMT' },
    {},
    { class: 'throttled', retryAfterMs: 60_000 },
  ],
  [429, {}, {}, { class: 'throttled', code: '429' }],
  [429, {}, { title: 'UsageCapExceeded' }, { class: 'quota' }],
  [402, {}, { title: 'CreditsDepleted' }, { class: 'quota' }],
  [401, {}, {}, { class: 'auth' }],
  [403, {}, { detail: 'You do not have permission to DM one or more participants.' }, { class: 'blocked' }],
  [403, {}, { detail: 'Your client is not allowed to do this.' }, { class: 'auth' }],
  [400, {}, { errors: [{ message: 'The `participant_id` is not valid' }] }, { class: 'invalidRecipient' }],
  [400, {}, { detail: 'Something is too long.' }, { class: 'content' }],
  [503, {}, '', { class: 'retry' }],
])('%i with %j and %j is told by its class', (status, headers, body, result) => {
  expect(x.classify({ status, headers, body: JSON.stringify(body) })).toMatchObject(result)
})

test('choices are numbered, a sound is its address, a picture is one that was given, and it goes to the conversation with the customer', async () => {
  const calls: EgressRequest[] = []
  const egress = {
    call: async (call: EgressRequest) => {
      calls.push(call)
      return { status: 201, headers: {}, body: '{"data":{"dm_event_id":"5"}}' }
    },
    close: async () => {},
  }
  const to = { address: '2', aliases: [], delivery: 't_1.o0' }
  const media = { kind: 'audio', url: 'https://a.example/p.mp3', alt: 'A bill' } as const
  const [send] = x.render({ text: 'Which?', quickReplies: [{ label: 'Bill', value: '1' }], media }, to)
  const shown = x.render(
    { text: 'Here.', media: { kind: 'image', url: 'https://a.example/p.png' } },
    { ...to, file: '7' },
  )
  expect(shown.map(({ body }) => body)).toEqual([{ text: 'Here.', attachments: [{ media_id: '7' }] }])
  if (send === undefined) throw new Error('nothing to send')
  expect(await x.send(send, SETTINGS, egress)).toEqual({ class: 'ok', externalId: '5' })
  expect(calls).toMatchObject([
    {
      url: 'https://api.x.com/2/dm_conversations/with/2/messages',
      headers: { authorization: 'Bearer a token' },
      body: JSON.stringify({ text: 'Which?\n1. Bill\nA bill\nhttps://a.example/p.mp3' }),
    },
  ])
})

test('the token is shown to X alone', async () => {
  const egress = { call: () => Promise.reject(new Error('no call')), close: async () => {} }
  const media = async (ref: string) => x.media?.(ref, SETTINGS, egress)
  expect(await media('https://ton.twitter.com/p.jpg')).toMatchObject({ headers: { authorization: 'Bearer a token' } })
  for (const ref of ['https://twitter.com.evil.example/p', 'https://eviltwitter.com/p', 'http://x.com/p', 'p']) {
    await expect(media(ref)).rejects.toThrow('no file')
  }
})

const ownFile = (size: number | null, bytes: number, more = {}): OwnFile => ({
  kind: 'video',
  mime: 'video/mp4',
  name: 'video.mp4',
  size,
  body: (async function* () {
    for (let at = 0; at < bytes; at += 700_000) yield new Uint8Array(Math.min(700_000, bytes - at)).fill(at / 700_000)
  })(),
  ...more,
})
/** X as it takes a file, and what it was asked: paths with the bytes of a part. */
async function giving(own: OwnFile, ended: object = {}) {
  const asked: (readonly [string, unknown])[] = []
  const egress = {
    call: async ({ url, body }: EgressRequest) => {
      const path = url.replace('https://api.x.com/2/', '')
      const part =
        body instanceof FormData ? [body.get('segment_index'), (body.get('media') as unknown as Blob).size] : body
      asked.push([path, part])
      const data = path.endsWith('initialize') ? { id: '7' } : path.endsWith('finalize') ? ended : {}
      return { status: 200, headers: {}, body: JSON.stringify({ data }) }
    },
    close: async () => {},
  }
  return { result: await x.upload?.(own, SETTINGS, egress), asked }
}

test('a film goes up in parts, with its length before it, and is waited for until it can be shown', async () => {
  const pending = { processing_info: { state: 'pending', check_after_secs: 5 } }
  const { result, asked } = await giving(ownFile(9_000_000, 9_000_000), pending)
  const json = { media_type: 'video/mp4', total_bytes: 9_000_000, media_category: 'dm_video', shared: true }
  expect(asked).toEqual([
    ['media/upload/initialize', JSON.stringify(json)],
    ['media/upload/7/append', ['0', 4_000_000]],
    ['media/upload/7/append', ['1', 4_000_000]],
    ['media/upload/7/append', ['2', 1_000_000]],
    ['media/upload/7/finalize', undefined],
  ])
  expect(result).toEqual({ class: 'ok', id: '7', forMs: 86_400_000, readyInMs: 5_000 })
})

test.each([
  ['succeeded', { class: 'ok', id: '7', forMs: 86_400_000 }],
  ['in_progress', { class: 'ok', id: '7', forMs: 86_400_000, readyInMs: 2_000 }],
  ['failed', { class: 'content', code: 'processing failed' }],
])('a film that is %s is told so when it is asked for', async (state, told) => {
  const call = async () => ({
    status: 200,
    headers: {},
    body: JSON.stringify({ data: { processing_info: { state } } }),
  })
  expect(await x.uploaded?.('7', SETTINGS, { call, close: async () => {} })).toEqual(told)
})

test('a short file needs nobody to say its length, a long one does', async () => {
  const picture = { kind: 'image', mime: 'image/gif' } as const
  const short = await giving(ownFile(null, 1_000, picture))
  expect(short.result).toMatchObject({ class: 'ok' })
  expect(short.asked[0]?.[1]).toContain('"total_bytes":1000,"media_category":"dm_gif"')
  const long = await giving(ownFile(null, 9_000_000))
  expect([long.result, long.asked]).toEqual([{ class: 'content', code: 'unknown length' }, []])
})

describe('the address that X posts to', () => {
  /** Has X post to `here`, as X is: what it is asked for after the app's token. */
  async function connectTo(webhooks: readonly object[], subscriptions: readonly object[], settings = SETTINGS) {
    const asked: string[] = []
    const answers: { readonly [call: string]: object } = {
      'POST /oauth2/token': { access_token: 'of the app' },
      'GET /2/webhooks': { data: webhooks },
      'POST /2/webhooks': { id: '7', url: 'here', valid: true },
      'GET /2/activity/subscriptions': { data: subscriptions },
    }
    const call = async ({ method, url, headers, body }: EgressRequest) => {
      const path = url.replace('https://api.x.com', '')
      asked.push(`${method} ${path} ${headers.authorization} ${body ?? ''}`.trim())
      return { status: 200, headers: {}, body: JSON.stringify(answers[`${method} ${path}`] ?? {}) }
    }
    const made = await x.subscribe?.('here', settings, { call, close: async () => {} })
    return { made, asked }
  }
  const withKey: XChannel = { ...SETTINGS, consumerKey: 'a key' }
  const of = (event_type: string, webhook_id: string, user_id = '9') => ({
    subscription_id: `s-${event_type}`,
    event_type,
    filter: { user_id },
    webhook_id,
  })
  const pair = Buffer.from('a%20key:a%20secret').toString('base64')

  test('is made known by the app, and its events by the account', async () => {
    const { made, asked } = await connectTo([{ id: '3', url: 'elsewhere' }], [of('dm.read', '3', '8')], withKey)
    expect(made).toEqual({ class: 'ok' })
    const subscribed = (event: string) =>
      `POST /2/activity/subscriptions Bearer a token {"event_type":"${event}","filter":{"user_id":"9"},"webhook_id":"7"}`
    expect(asked).toEqual([
      `POST /oauth2/token Basic ${pair} grant_type=client_credentials`,
      'GET /2/webhooks Bearer of the app',
      'POST /2/webhooks Bearer of the app {"url":"here"}',
      'GET /2/activity/subscriptions Bearer of the app',
      ...['dm.received', 'dm.sent', 'dm.read'].map(subscribed),
    ])
  })

  test('is left as it is where it is known, and events that go elsewhere are led here', async () => {
    const known = [of('dm.received', '7'), of('dm.sent', '3'), of('dm.read', '7')]
    const { made, asked } = await connectTo([{ id: '7', url: 'here' }], known, withKey)
    expect(made).toEqual({ class: 'ok' })
    expect(asked.slice(3)).toEqual(['PUT /2/activity/subscriptions/s-dm.sent Bearer a token {"webhook_id":"7"}'])
  })

  test('needs the app’s key', async () => {
    expect(await connectTo([], [])).toEqual({ made: { class: 'auth', code: 'consumerKey' }, asked: [] })
  })
})
