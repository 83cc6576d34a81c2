import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Recipient } from '../../runtime/channels/Adapter.ts'
import type { ChannelEvent } from '../../runtime/channels/ChannelEvent.ts'
import { messenger } from '../../runtime/channels/messenger/adapter.ts'
import type { MessengerChannel } from '../../schemas/resources.ts'
import type { OutboundMessage } from '../../schemas/wire.ts'
import { mutations } from '../support/mutations.ts'
import { APP_SECRET, metaHandshake, metaHook } from './metaHook.ts'

const SETTINGS: MessengerChannel = {
  kind: 'messenger',
  flow: 'main',
  pageId: '700',
  appId: '55',
  token: 'a token',
  appSecret: APP_SECRET,
  verifyToken: 'a word',
}
const { appId: _, ...WITHOUT_APP } = SETTINGS
const AT = 1_790_000_000_123
const PERSON = '8001'

type Members = { readonly [name: string]: unknown }
const item = (members: Members): Members => ({
  sender: { id: PERSON },
  recipient: { id: '700' },
  timestamp: AT,
  ...members,
})
const bodyOf = (...items: readonly Members[]) => ({
  object: 'page',
  entry: [{ id: '700', time: AT, messaging: items }],
})
const parse = (body: unknown, settings = SETTINGS): readonly ChannelEvent[] => messenger.parse(metaHook(body), settings)
const from = { address: PERSON }
const image = (url: string) => ({ type: 'image', payload: { url } })

describe('what comes in', () => {
  test.each<readonly [sentence: string, members: Members, event: Members]>([
    ['a text', { message: { mid: 'm1', text: 'hello' } }, { externalId: 'm1', type: 'message', from, text: 'hello' }],
    [
      'a text that answers another, after an advertisement',
      { message: { mid: 'm1', text: 'yes', reply_to: { mid: 'm0' }, referral: { source: 'ADS', ad_id: 'ad-7' } } },
      {
        externalId: 'm1',
        type: 'message',
        from,
        text: 'yes',
        replyTo: 'm0',
        referral: { source: 'ADS', payload: 'ad-7' },
      },
    ],
    [
      'a quick reply',
      { message: { mid: 'm1', text: 'A bill', quick_reply: { payload: 'topic/bill' } } },
      { externalId: 'm1', type: 'message', from, text: 'A bill', value: 'topic/bill' },
    ],
    [
      'a button',
      { postback: { mid: 'm2', title: 'Start', payload: 'begin', referral: { source: 'SHORTLINK', ref: 'spring' } } },
      {
        externalId: 'm2',
        type: 'message',
        from,
        text: 'Start',
        value: 'begin',
        referral: { source: 'SHORTLINK', payload: 'spring' },
      },
    ],
    [
      'a button of old, which has no id',
      { postback: { title: 'Start', payload: 'begin' } },
      { externalId: `8001:${AT}:postback:begin`, type: 'message', from, text: 'Start', value: 'begin' },
    ],
    [
      'pictures, one of them with an address that is none',
      { message: { mid: 'm1', attachments: [image('https://cdn.example/1'), image('javascript:alert(1)')] } },
      {
        externalId: 'm1',
        type: 'message',
        from,
        text: '',
        attachments: [{ kind: 'image', url: 'https://cdn.example/1', ref: 'm1/0' }],
      },
    ],
    [
      'a place',
      { message: { mid: 'm1', attachments: [{ type: 'location', payload: { coordinates: { lat: 0, long: 9 } } }] } },
      { externalId: 'm1', type: 'message', from, text: '', location: { latitude: 0, longitude: 9 } },
    ],
    [
      'the thumb',
      {
        message: {
          mid: 'm1',
          attachments: [{ type: 'image', payload: { url: 'https://c', sticker_id: 369239263222822 } }],
        },
      },
      { externalId: 'm1', type: 'message', from, text: '👍' },
    ],
    [
      'a shared page with words',
      {
        message: { mid: 'm1', text: 'see', attachments: [{ type: 'fallback', payload: { url: 'https://a.example' } }] },
      },
      { externalId: 'm1', type: 'message', from, text: 'see' },
    ],
    [
      'a shared reel alone',
      { message: { mid: 'm1', attachments: [{ type: 'ig_reel', payload: { url: '/reel/1' } }] } },
      { externalId: 'm1', type: 'unsupported', what: 'ig_reel', from },
    ],
    [
      'what Messenger does not pass on',
      { message: { mid: 'm1', is_unsupported: true } },
      { externalId: 'm1', type: 'unsupported', what: 'is_unsupported', from },
    ],
    [
      'a message taken back, which is another event than the message',
      { message: { mid: 'm1', is_deleted: true } },
      { externalId: 'm1:deleted', type: 'delete', from, target: 'm1' },
    ],
    [
      'an edited message',
      { message_edit: { mid: 'm1', text: 'better', num_edit: 2 } },
      { externalId: 'm1:edit:2', type: 'edit', from, target: 'm1', text: 'better' },
    ],
    [
      'a reaction',
      { reaction: { mid: 'm0', action: 'react', emoji: '❤', reaction: 'love' } },
      { type: 'reaction', from, target: 'm0', emoji: '❤' },
    ],
    [
      'a reaction taken back',
      { reaction: { mid: 'm0', action: 'unreact' } },
      { type: 'reaction', from, target: 'm0', emoji: null },
    ],
    [
      'a link',
      { referral: { source: 'SHORTLINK', type: 'OPEN_THREAD', ref: 'spring' } },
      { type: 'start', from, referral: { source: 'SHORTLINK', payload: 'spring' } },
    ],
    [
      'an opt-in',
      { optin: { ref: 'footer' } },
      { type: 'optIn', from, isAnswered: true, referral: { payload: 'footer' } },
    ],
    [
      'an end of news',
      { optin: { type: 'notification_messages', notification_messages_status: 'STOP_NOTIFICATIONS' } },
      { type: 'optOut', from, isAnswered: true },
    ],
    [
      'a checkbox of nobody yet',
      { sender: undefined, optin: { user_ref: 'u', ref: 'footer' } },
      { type: 'ignored', why: 'opt-in of nobody yet' },
    ],
    [
      'a message read',
      { read: { watermark: AT - 5_000 } },
      { type: 'status', status: 'read', target: null, recipient: PERSON, at: AT - 5_000 },
    ],
    [
      'the conversation given back to us',
      { pass_thread_control: { new_owner_app_id: 55 } },
      { type: 'handedBack', recipient: PERSON },
    ],
    [
      'the conversation given to another app',
      { pass_thread_control: { new_owner_app_id: 56 } },
      { type: 'ignored', why: 'pass_thread_control' },
    ],
    [
      'the page is blocked',
      { sender: undefined, 'policy-enforcement': { action: 'block', reason: 'Spam.' } },
      { type: 'error', code: 'block', message: 'Spam.' },
    ],
    ['what nobody knows', { hologram: {} }, { type: 'ignored', why: 'hologram' }],
  ])('%s', (_sentence, members, event) => {
    const events = parse(bodyOf(item(members)))
    expect(events).toEqual([{ externalId: expect.any(String), account: '700', at: AT, ...event }])
  })

  test.each<readonly [sentence: string, app: Members, settings: MessengerChannel, echo: Members]>([
    ['by our app it is ours', { app_id: 55, metadata: 'd-1' }, SETTINGS, { by: 'us', app: '55', delivery: 'd-1' }],
    [
      'by another app a person wrote it',
      { app_id: 263902037430900 },
      SETTINGS,
      { by: 'person', app: '263902037430900' },
    ],
    [
      'by no app it is ours when it has our name of the delivery',
      { metadata: 'd-1' },
      SETTINGS,
      { by: 'us', delivery: 'd-1' },
    ],
    ['by no app nobody says whose it is', {}, SETTINGS, { by: 'app' }],
    ['by an app while ours is not set nobody says', { app_id: 55 }, WITHOUT_APP, { by: 'app', app: '55' }],
    [
      'by Meta’s inbox a person wrote it, whatever is set',
      { app_id: 263902037430900 },
      WITHOUT_APP,
      { by: 'person', app: '263902037430900' },
    ],
  ])('an echo: %s', (_sentence, app, settings, echo) => {
    const sent = {
      sender: { id: '700' },
      recipient: { id: PERSON },
      message: { mid: 'm9', is_echo: true, text: 'We', ...app },
    }
    const expected = { externalId: 'm9', account: '700', at: AT, type: 'echo', recipient: PERSON, text: 'We', ...echo }
    expect(parse(bodyOf(item(sent)), settings)).toEqual([expected])
  })

  test('a notice of delivery is an event for each message that it names', () => {
    const told = parse(bodyOf(item({ delivery: { mids: ['m1', 'm2'], watermark: AT } })))
    expect(told).toMatchObject([
      { externalId: 'm1:delivered', type: 'status', status: 'delivered', target: 'm1' },
      { externalId: 'm2:delivered', target: 'm2' },
    ])
  })

  test('everything of several entries comes out in its order, without what is not for us', () => {
    const text = (mid: string, more: Members = {}) => item({ message: { mid, text: mid }, ...more })
    const body = {
      object: 'page',
      entry: [
        { id: '700', messaging: [text('a'), text('b', { sender: { id: '8002' } })], standby: [text('c')] },
        { id: '700', messaging: [text('d', { recipient: { id: '701' } })], changes: [{ field: 'feed', value: {} }] },
      ],
    }
    expect(parse(body).map((event) => [event.externalId, event.type === 'ignored' ? event.why : event.type])).toEqual([
      ['a', 'message'],
      ['b', 'message'],
      ['c', 'standby'],
      ['d', 'another account'],
      ['', 'feed'],
    ])
  })

  test('whatever is spoilt in a body, the rest of it is told and nothing is thrown', () => {
    const attachments = [
      image('https://cdn.example/1'),
      { type: 'location', payload: { coordinates: { lat: 1, long: 2 } } },
    ]
    const body = bodyOf(
      item({ message: { mid: 'm1', text: 'a', attachments } }),
      item({ delivery: { mids: ['m0'] } }),
      item({ reaction: { mid: 'm0', action: 'react', emoji: '❤' } }),
    )
    fc.assert(
      fc.property(mutations(body), (spoilt) => {
        for (const one of spoilt) {
          for (const event of parse(one)) {
            expect(event.at === null || new Date(event.at).toISOString() !== '').toBe(true)
            expect(event.externalId.isWellFormed()).toBe(true)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('only what the app secret signed is taken, and the handshake answers who knows the token', () => {
  const signed = metaHook(bodyOf())
  expect(messenger.authenticate(signed, SETTINGS)).toBe(true)
  expect(messenger.authenticate(metaHook(bodyOf(), 'another secret'), SETTINGS)).toBe(false)
  expect(messenger.verify?.(metaHandshake('a word'), SETTINGS)).toEqual({ status: 200, body: '40<1>' })
  expect(messenger.verify?.(metaHandshake('another'), SETTINGS)?.status).toBe(403)
})

describe('what goes out', () => {
  const to: Recipient = { address: PERSON, aliases: [], delivery: 'd-1' }
  const bodies = (message: OutboundMessage, recipient = to) =>
    messenger.render(message, recipient).map(({ body }) => body)

  test('an answer says that it is one, and a person after the window that they are one', () => {
    const common = { recipient: { id: PERSON }, message: { text: 'hello', metadata: 'd-1' } }
    expect(bodies({ text: 'hello' })).toEqual([{ ...common, messaging_type: 'RESPONSE' }])
    expect(bodies({ text: 'hello' }, { ...to, isLate: true })).toEqual([
      { ...common, messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' },
    ])
  })

  test('choices are quick replies, media an attachment with its words after it', () => {
    expect(bodies({ text: 'Which?', quickReplies: [{ label: 'A bill', value: 'v1' }] })).toMatchObject([
      { message: { text: 'Which?', quick_replies: [{ content_type: 'text', title: 'A bill', payload: 'v1' }] } },
    ])
    expect(bodies({ text: 'Look', media: { kind: 'video', url: 'https://a.example/1.mp4' } })).toMatchObject([
      { message: { attachment: { type: 'video', payload: { url: 'https://a.example/1.mp4' } } } },
      { message: { text: 'Look' } },
    ])
  })
})

describe('what becomes of a send', () => {
  const refused = (status: number, error: Members, headers = {}) =>
    messenger.classify({ status, headers, body: JSON.stringify({ error }) })

  test('one that is taken gives its name', () => {
    const body = JSON.stringify({ recipient_id: PERSON, message_id: 'm9' })
    expect(messenger.classify({ status: 200, headers: {}, body })).toEqual({ class: 'ok', externalId: 'm9' })
  })

  test.each<readonly [status: number, error: Members, failure: string]>([
    [403, { code: 10, error_subcode: 2018278 }, 'windowClosed'],
    [400, { code: 100, error_subcode: 2534022 }, 'windowClosed'],
    [400, { code: 551 }, 'blocked'],
    [400, { code: 200, error_subcode: 2018108 }, 'blocked'],
    [400, { code: 100, error_subcode: 2018001 }, 'invalidRecipient'],
    [400, { code: 613 }, 'throttled'],
    [500, { code: 1200 }, 'retry'],
    [400, { code: 99_999, is_transient: true }, 'retry'],
    [401, { code: 190, error_subcode: 463 }, 'auth'],
    [403, { code: 230 }, 'auth'],
    [400, { code: 100, error_subcode: 33 }, 'auth'],
    [400, { code: 100 }, 'content'],
    [400, { code: 99_999 }, 'final'],
  ])('%s %j is %s', (status, error, failure) => {
    const { code, error_subcode } = error
    const told = error_subcode === undefined ? `${code}` : `${code}/${error_subcode}`
    expect(refused(status, error)).toEqual({ class: failure, code: told })
  })

  test('a throttle waits as long as the platform says', () => {
    const headers = {
      'x-business-use-case-usage': JSON.stringify({ 700: [{ type: 'messenger', estimated_time_to_regain_access: 4 }] }),
    }
    expect(refused(400, { code: 613 }, headers)).toEqual({ class: 'throttled', code: '613', retryAfterMs: 240_000 })
  })
})
