import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HookRequest } from '../../runtime/channels/Adapter.ts'
import { sunshine } from '../../runtime/channels/sunshine/adapter.ts'
import type { Egress, EgressRequest } from '../../runtime/egress/createEgress.ts'

const SETTINGS = {
  kind: 'sunshine',
  flow: 'main',
  appId: 'app-1',
  keyId: 'key',
  keySecret: 'secret',
  webhookSecret: 'shown-with-events',
} as const
const request = (rawBody: Uint8Array, headers: HookRequest['headers'] = {}): HookRequest => ({
  method: 'POST',
  headers,
  query: {},
  rawBody,
  publicUrl: null,
  now: 0,
})
const parse = (...events: readonly object[]) =>
  sunshine.parse(request(Buffer.from(JSON.stringify({ app: { id: 'app-1' }, events }))), SETTINGS)

const conversation = { id: 'talk-1', type: 'personal' }
const inControl = (integrationType: string) => ({
  ...conversation,
  activeSwitchboardIntegration: { id: 's-1', name: 'one', integrationType },
})
const from = { address: 'u-1', aliases: ['talk-1'], name: 'Ada' }
const message = (content: object, more: object = {}) => ({
  id: 'ev-1',
  type: 'conversation:message',
  createdAt: '2026-11-30T10:00:01.000Z',
  payload: {
    conversation,
    message: {
      id: 'm-1',
      received: '2026-11-30T10:00:00.000Z',
      author: { type: 'user', userId: 'u-1', displayName: 'Ada' },
      content,
      ...more,
    },
  },
})
const event = (type: string, payload: object) => ({ id: 'ev-2', type, createdAt: '2026-11-30T10:00:00.000Z', payload })

test('events show the secret of the webhook', () => {
  const shown = (key: string) => sunshine.authenticate(request(new Uint8Array(), { 'x-api-key': key }), SETTINGS)
  expect([shown('shown-with-events'), shown('other'), shown('')]).toEqual([true, false, false])
})

describe('an event', () => {
  test.each<[string, object, object]>([
    ['a text', message({ type: 'text', text: 'ciao' }), { type: 'message', externalId: 'm-1', from, text: 'ciao' }],
    ['a press', message({ type: 'text', text: 'Bills', payload: '#ask/bill' }), { text: 'Bills', value: '#ask/bill' }],
    ['an answer', message({ type: 'text', text: 'x' }, { quotedMessage: { messageId: 'm-0' } }), { replyTo: 'm-0' }],
    [
      'a sound, which comes as a file',
      message({ type: 'file', mediaUrl: 'https://a.example/1', mediaType: 'audio/ogg' }),
      { text: '', attachments: [{ kind: 'audio', url: 'https://a.example/1', mime: 'audio/ogg' }] },
    ],
    [
      'a place',
      message({ type: 'location', coordinates: { lat: 1, long: 2 }, location: { name: 'Duomo' } }),
      { text: 'Duomo', location: { latitude: 1, longitude: 2, name: 'Duomo' } },
    ],
    [
      'a form',
      message({
        type: 'formResponse',
        fields: [
          { label: 'Order', text: '7' },
          { name: 'mail', email: 'a@b.example' },
        ],
      }),
      { text: 'Order: 7\nmail: a@b.example' },
    ],
    ['what nobody knows', message({ type: 'hologram' }), { type: 'unsupported', what: 'hologram', from }],
    [
      'our own',
      message({ type: 'text', text: 'hi' }, { author: { type: 'business' }, metadata: { delivery: 't_1.o0' } }),
      { type: 'echo', by: 'us', recipient: 'talk-1', delivery: 't_1.o0', text: 'hi' },
    ],
    [
      'an agent’s',
      message({ type: 'text', text: 'hi' }, { author: { type: 'business' }, source: { type: 'zd:agentWorkspace' } }),
      { type: 'echo', by: 'person', recipient: 'talk-1' },
    ],
    [
      'a postback',
      event('conversation:postback', { user: { id: 'u-1' }, conversation, postback: { payload: 'card-1' } }),
      { type: 'message', value: 'card-1' },
    ],
    [
      'a failure',
      event('conversation:message:delivery:failure', {
        user: { id: 'u-1' },
        message: { id: 'm-9' },
        error: { code: 'x' },
      }),
      { type: 'status', status: 'failed', target: 'm-9', recipient: 'u-1', code: 'x', externalId: 'ev-2' },
    ],
    [
      'reading',
      event('conversation:read', { user: { id: 'u-1' } }),
      { status: 'read', target: null, recipient: 'u-1' },
    ],
    ['an agent who reads', event('conversation:read', {}), { type: 'ignored' }],
    [
      'a link with a code',
      event('conversation:referral', { user: { id: 'u-1' }, conversation, referral: { code: 'spring' } }),
      { type: 'start', referral: { payload: 'spring' } },
    ],
    [
      'two who are one',
      event('user:merge', { mergedUsers: { surviving: { id: 'u-2' }, discarded: { id: 'u-1' } } }),
      { type: 'identityChanged', from: { address: 'u-1' }, to: { address: 'u-2' } },
    ],
    [
      'control that is passed to us',
      event('switchboard:passControl', { conversation: inControl('custom') }),
      { type: 'handedBack', recipient: 'talk-1' },
    ],
    [
      'control that is passed to agents',
      event('switchboard:passControl', { conversation: inControl('zd:agentWorkspace') }),
      { type: 'ignored' },
    ],
    [
      'control that is let go of',
      event('switchboard:releaseControl', { conversation, reason: 'ticketClosed' }),
      { type: 'handedBack', recipient: 'talk-1' },
    ],
    ['a group', { ...message({ type: 'text' }), payload: { conversation: { type: 'sdkGroup' } } }, { type: 'ignored' }],
    ['a type that is new', event('constructor', {}), { type: 'ignored', why: 'constructor' }],
  ])('%s', (_what, told, expected) => {
    expect(parse(told)).toEqual([expect.objectContaining({ account: 'app-1', ...expected })])
  })

  test('comes in the order of its webhook', () => {
    const [one, two] = [message({ type: 'text', text: '1' }), message({ type: 'text', text: '2' })]
    expect(parse(one, two).map((told) => 'text' in told && told.text)).toEqual(['1', '2'])
  })

  test('is read without a fall, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(`{"events":[${text}]}`)),
        ),
        (body) => {
          expect(Array.isArray(sunshine.parse(request(body), SETTINGS))).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('sending', () => {
  async function sendTo(aliases: readonly string[]) {
    const calls: EgressRequest[] = []
    const egress: Egress = {
      call: async (call) => {
        calls.push(call)
        const body = call.method === 'GET' ? { conversations: [{ id: 'talk-2' }] } : { messages: [{ id: 'm-5' }] }
        return { status: 200, headers: {}, body: JSON.stringify(body) }
      },
      close: async () => {},
    }
    const to = { address: 'u-1', aliases, delivery: 't_1.o0' }
    const [send] = sunshine.render({ text: 'Which?', quickReplies: [{ label: 'Bills', value: 'b' }] }, to)
    if (send === undefined) throw new Error('nothing to send')
    const result = await sunshine.send(send, SETTINGS, egress)
    return {
      result,
      paths: calls.map(({ url }) => url.split('/apps/app-1/')[1]),
      body: JSON.parse(String(calls.at(-1)?.body)),
    }
  }

  test('goes into the conversation in which they wrote, with our name of it', async () => {
    const { result, paths, body } = await sendTo(['talk-1'])
    expect(result).toEqual({ class: 'ok', externalId: 'm-5' })
    expect(paths).toEqual(['conversations/talk-1/messages'])
    expect(body).toEqual({
      author: { type: 'business' },
      content: { type: 'text', text: 'Which?', actions: [{ type: 'reply', text: 'Bills', payload: 'b' }] },
      metadata: { delivery: 't_1.o0' },
    })
  })

  test('looks for the conversation of somebody who is known by their id alone', async () => {
    expect((await sendTo([])).paths).toEqual(['conversations?filter[userId]=u-1', 'conversations/talk-2/messages'])
  })
})

test.each([
  [429, '', 'throttled'],
  [404, '{"errors":[{"code":"conversation_not_found"}]}', 'invalidRecipient'],
  [404, '{"errors":[{"code":"app_not_found"}]}', 'auth'],
  [401, '', 'auth'],
  [400, '', 'content'],
  [423, '', 'final'],
  [503, '', 'retry'],
])('%i %s is %s', (status, body, expected) => {
  expect(sunshine.classify({ status, headers: {}, body })).toMatchObject({ class: expected })
})
