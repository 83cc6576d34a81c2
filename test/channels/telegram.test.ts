import { describe, expect, test } from 'vitest'
import type { HookRequest } from '../../runtime/channels/Adapter.ts'
import { telegram } from '../../runtime/channels/telegram/adapter.ts'

const SETTINGS = { kind: 'telegram', flow: 'main', token: '1:abc', secretToken: 'shown-with-updates' } as const
const request = (body: unknown, headers: HookRequest['headers'] = {}): HookRequest => ({
  method: 'POST',
  headers,
  query: {},
  rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  publicUrl: null,
  now: 0,
})
const parse = (body: unknown) => telegram.parse(request(body), SETTINGS)

const user = { id: 42, is_bot: false, first_name: 'Ada', last_name: 'Byron', language_code: 'it' }
const chat = { id: 42, type: 'private' }
const from = { address: '42', name: 'Ada Byron', language: 'it' }
const date = 1_780_000_000
const message = (content: object) => ({ update_id: 7, message: { message_id: 5, from: user, chat, date, ...content } })
const file = { file_id: 'F1', file_unique_id: 'u', file_size: 9 }

describe('an update', () => {
  test.each<[string, object, object]>([
    ['a text', message({ text: 'ciao' }), { type: 'message', from, ref: '42:5', text: 'ciao' }],
    ['an answer', message({ text: 'sì', reply_to_message: { message_id: 3 } }), { replyTo: '42:3' }],
    [
      'a picture, the largest of its sizes',
      message({ caption: 'look', photo: [{ file_id: 'S' }, { file_id: 'L' }] }),
      { text: 'look', attachments: [{ kind: 'image', ref: 'L' }] },
    ],
    ['one of an album', message({ photo: [file], media_group_id: '9' }), { album: '9', text: '' }],
    [
      'a voice message',
      message({ voice: { ...file, mime_type: 'audio/ogg' } }),
      { attachments: [{ kind: 'audio', ref: 'F1', mime: 'audio/ogg' }] },
    ],
    [
      'an animation, which is a document too',
      message({ animation: file, document: file }),
      { attachments: [{ kind: 'video', ref: 'F1' }] },
    ],
    [
      'a file',
      message({ document: { ...file, file_name: 'a.pdf' } }),
      { attachments: [{ kind: 'file', ref: 'F1', name: 'a.pdf' }] },
    ],
    [
      'a sticker',
      message({ sticker: { ...file, emoji: '😀' } }),
      { text: '😀', attachments: [{ kind: 'image', ref: 'F1' }] },
    ],
    [
      'a position',
      message({ location: { latitude: 1.5, longitude: -2 } }),
      { text: '', location: { latitude: 1.5, longitude: -2 } },
    ],
    [
      'a place',
      message({ venue: { location: { latitude: 1, longitude: 2 }, title: 'Duomo', address: 'Milano' } }),
      { text: 'Duomo, Milano', location: { latitude: 1, longitude: 2, name: 'Duomo', address: 'Milano' } },
    ],
    ['a card', message({ contact: { first_name: 'Ben', phone_number: '+39055' } }), { text: 'Ben +39055' }],
    ['what nobody knows', message({ hologram: {} }), { type: 'unsupported', what: 'hologram', from }],
    ['Start', message({ text: '/start' }), { type: 'start', from, text: '/start' }],
    ['Start through a link', message({ text: '/start order_1' }), { type: 'start', referral: { payload: 'order_1' } }],
    [
      'an edit',
      { update_id: 7, edited_message: { message_id: 5, from: user, chat, date, text: 'ciao!' } },
      { type: 'edit', target: '42:5', text: 'ciao!' },
    ],
    [
      'a step of a live position',
      { update_id: 7, edited_message: { message_id: 5, from: user, chat, date, location: {} } },
      { type: 'ignored' },
    ],
    [
      'a reaction that is taken back',
      { update_id: 7, message_reaction: { chat, message_id: 5, user, date, old_reaction: [{}], new_reaction: [] } },
      { type: 'reaction', target: '42:5', emoji: null },
    ],
    [
      'unblocking',
      {
        update_id: 7,
        my_chat_member: {
          chat,
          from: user,
          date,
          old_chat_member: { status: 'kicked' },
          new_chat_member: { status: 'member' },
        },
      },
      { type: 'unblocked', from },
    ],
    ['a group', message({ text: 'x', chat: { id: -4, type: 'group' } }), { type: 'ignored' }],
    ['another bot', message({ text: 'x', from: { ...user, is_bot: true } }), { type: 'ignored' }],
    [
      'a kind of update that is new',
      { update_id: 7, guest_message: { text: 'x' } },
      { type: 'ignored', why: 'guest_message' },
    ],
  ])('%s', (_what, update, event) => {
    expect(parse(update)).toEqual([expect.objectContaining({ externalId: '7', account: null, ...event })])
  })

  test('says when, by the second', () => {
    expect(parse(message({ text: 'x' }))[0]?.at).toBe(date * 1000)
  })

  test.each(['', '[]', '{', '"x"', '{"update_id":{}}', '{"update_id":1,"message":[]}', '\u0000'])(
    '%j is read without a fall',
    (body) => {
      expect(parse(body)).toHaveLength(1)
    },
  )
})

describe('a press', () => {
  const press = (more: object) => ({
    update_id: 8,
    callback_query: { id: '77', from: user, data: '#ask/bill', ...more },
  })
  const keyboard = {
    message_id: 5,
    chat,
    reply_markup: { inline_keyboard: [[{ text: 'Bills', callback_data: '#ask/bill' }]] },
  }

  test('carries the value of its button, its words, and what it is answered by', () => {
    expect(parse(press({ message: keyboard }))).toMatchObject([{ type: 'message', text: 'Bills', value: '#ask/bill' }])
    const answer = telegram.acknowledge(parse(press({ message: keyboard })))
    expect(JSON.parse(answer.body)).toEqual({ method: 'answerCallbackQuery', callback_query_id: '77' })
  })

  test('counts without its message, which may be gone', () => {
    expect(parse(press({ message: { chat, message_id: 5, date: 0 } }))).toMatchObject([
      { text: '', value: '#ask/bill' },
    ])
    expect(parse(press({}))).toMatchObject([{ from, value: '#ask/bill' }])
  })

  test('in a group is nobody’s', () => {
    expect(parse(press({ message: { ...keyboard, chat: { id: -1, type: 'supergroup' } } }))).toMatchObject([
      { type: 'ignored' },
    ])
  })
})

test.each([
  ['shown-with-updates', true],
  ['shown-with-updatez', false],
  ['', false],
])('a secret token of %j is taken: %s', (shown, isTaken) => {
  expect(telegram.authenticate(request({}, { 'x-telegram-bot-api-secret-token': shown }), SETTINGS)).toBe(isTaken)
})

test.each([
  [
    429,
    'Too Many Requests: retry after 14',
    { parameters: { retry_after: 14 } },
    { class: 'throttled', retryAfterMs: 14_000 },
  ],
  [403, 'Forbidden: bot was blocked by the user', {}, { class: 'blocked' }],
  [403, 'Forbidden: user is deactivated', {}, { class: 'blocked' }],
  [403, "Forbidden: bot can't initiate conversation with a user", {}, { class: 'invalidRecipient' }],
  [400, 'Bad Request: chat not found', {}, { class: 'invalidRecipient' }],
  [400, 'Bad Request: message is too long', {}, { class: 'content' }],
  [401, 'Unauthorized', {}, { class: 'auth' }],
  [404, 'Not Found', {}, { class: 'auth' }],
  [500, 'Internal Server Error', {}, { class: 'retry' }],
])('%i “%s” is told by its class', (status, description, more, failure) => {
  const body = JSON.stringify({ ok: false, error_code: status, description, ...more })
  expect(telegram.classify({ status, headers: {}, body })).toEqual({ code: String(status), ...failure })
})

test('a text that a proxy answers with is no reason to give up', () => {
  expect(telegram.classify({ status: 502, headers: {}, body: '<html>' })).toEqual({ class: 'retry', code: '502' })
})

test('what was sent is known by its chat and number, of an album by the first', () => {
  const answer = (result: unknown) =>
    telegram.classify({ status: 200, headers: {}, body: JSON.stringify({ ok: true, result }) })
  const sent = { message_id: 9, chat }
  expect([answer(sent), answer([sent, { message_id: 10, chat }])]).toEqual([
    { class: 'ok', externalId: '42:9' },
    { class: 'ok', externalId: '42:9' },
  ])
})

test('choices are buttons, one a row, and words are no markup', () => {
  const to = { address: '42', aliases: [], delivery: 't_1.o0' }
  const quickReplies = [{ label: 'Fatture', value: '#ask/bill' }]
  expect(telegram.render({ text: '*Che cosa?*', quickReplies }, to)).toMatchObject([
    {
      path: 'sendMessage',
      body: {
        chat_id: '42',
        text: '*Che cosa?*',
        reply_markup: { inline_keyboard: [[{ text: 'Fatture', callback_data: '#ask/bill' }]] },
      },
    },
  ])
  const media = { kind: 'audio', url: 'https://example.com/a.ogg' } as const
  expect(telegram.render({ media }, to)).toMatchObject([{ path: 'sendAudio', body: { audio: media.url } }])
})
