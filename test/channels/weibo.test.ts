import { describe, expect, test } from 'vitest'
import type { HookRequest } from '../../runtime/channels/Adapter.ts'
import { sortedHash } from '../../runtime/channels/wechat/sortedSignature.ts'
import { weibo } from '../../runtime/channels/weibo/adapter.ts'
import type { EgressRequest } from '../../runtime/egress/createEgress.ts'
import type { WeiboChannel } from '../../schemas/resources.ts'

const SETTINGS: WeiboChannel = { kind: 'weibo', flow: 'main', appSecret: 'app secret', token: 'a token' }
const request = (body: unknown, query: HookRequest['query'] = {}): HookRequest => ({
  method: 'POST',
  headers: {},
  query,
  rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  publicUrl: null,
  now: 0,
})
const parse = (body: unknown) => weibo.parse(request(body), SETTINGS)
const from = { address: '2489518277' }
const body = (type: string, text: string, data: object = {}) => ({
  type,
  receiver_id: 1902538057,
  sender_id: 2489518277,
  created_at: 'Mon Jul 16 18:09:20 +0800 2012',
  text,
  data,
})

describe('a body', () => {
  test.each<[string, object, object]>([
    ['a text', body('text', '你好'), { type: 'message', from, text: '你好' }],
    [
      'a place',
      body('position', 'here', { longitude: '116.308586', latitude: '39.982525' }),
      { text: 'here', location: { latitude: 39.982525, longitude: 116.308586 } },
    ],
    [
      'a picture',
      body('image', '分享图片', { vfid: 1, tovfid: 2 }),
      { text: '', attachments: [{ kind: 'image', ref: '2' }] },
    ],
    ['a voice message', body('voice', '', { tovfid: '3' }), { attachments: [{ kind: 'audio', ref: '3' }] }],
    ['a follower', body('event', '', { subtype: 'follow' }), { type: 'start', from }],
    [
      'a follower by a code',
      body('event', '', { subtype: 'scan_follow', key: 'QR_SCENE_42', ticket: 'T' }),
      { type: 'start', referral: { source: 'scan', payload: '42' } },
    ],
    ['a follower no more', body('event', '', { subtype: 'unfollow' }), { type: 'blocked', from }],
    [
      'a press in the menu below',
      body('event', '', { subtype: 'click', key: '#ask/bill' }),
      { type: 'message', text: '', value: '#ask/bill' },
    ],
    [
      'a subscription to what is sent to all',
      body('event', '', { subtype: 'unsubscribe' }),
      { type: 'ignored', why: 'unsubscribe' },
    ],
    ['a mention', body('mention', '@us', { subtype: 'post' }), { type: 'ignored', why: 'mention' }],
    ['what nobody knows', body('hologram', ''), { type: 'unsupported', what: 'hologram', from }],
  ])('%s', (_what, told, event) => {
    const common = { account: '1902538057', at: Date.UTC(2012, 6, 16, 10, 9, 20) }
    expect(parse(told)).toEqual([expect.objectContaining({ ...common, ...event })])
  })

  test('that is sent again is the same, and another of the same second is not', () => {
    const [one, again, other] = ['a', 'a', 'b'].map((text) => parse(body('text', text))[0]?.externalId)
    expect([one === again, one === other]).toEqual([true, false])
  })

  test.each(['', '[]', '{', '"x"', '{"sender_id":{}}', '\u0000'])('%j is read without a fall', (odd) => {
    expect(parse(odd)).toMatchObject([{ type: 'unsupported' }])
  })
})

test('a request proves that it knows the app’s secret, and the console gets back what it sent', () => {
  const query = { timestamp: '1639017506000', nonce: '57', signature: sortedHash('app secret', '1639017506000', '57') }
  expect(weibo.authenticate(request('{}', query), SETTINGS)).toBe(true)
  expect(weibo.authenticate(request('{}', { ...query, nonce: '58' }), SETTINGS)).toBe(false)
  expect(weibo.authenticate(request('{}'), SETTINGS)).toBe(false)
  expect(weibo.verify?.({ ...request('', { ...query, echostr: 'e' }), method: 'GET' }, SETTINGS)).toEqual({
    status: 200,
    body: 'e',
  })
})

test.each([
  [200, { result: true }, 'ok'],
  [403, { error_code: 10023 }, 'throttled'],
  [400, { error_code: '20003' }, 'invalidRecipient'],
  [403, { error_code: 21332 }, 'auth'],
  [400, { error_code: 10017 }, 'content'],
  [400, { error_code: 'constructor' }, 'content'],
  [503, {}, 'retry'],
])('%i %j is %s', (status, answer, result) => {
  expect(weibo.classify({ status, headers: {}, body: JSON.stringify(answer) })).toMatchObject({ class: result })
})

test('choices are numbered, in a form that holds the token', async () => {
  const calls: EgressRequest[] = []
  const egress = {
    call: async (call: EgressRequest) => {
      calls.push(call)
      return { status: 200, headers: {}, body: '{"result":true}' }
    },
    close: async () => {},
  }
  const to = { address: '2489518277', aliases: [], delivery: 'd' }
  const [send] = weibo.render({ text: 'Which?', quickReplies: [{ label: '账单', value: '1' }] }, to)
  if (send === undefined) throw new Error('nothing to send')
  expect(await weibo.send(send, SETTINGS, egress)).toMatchObject({ class: 'ok' })
  expect(calls.map(({ url }) => url)).toEqual(['https://m.api.weibo.com/2/messages/reply.json'])
  expect(Object.fromEntries(new URLSearchParams(String(calls[0]?.body)))).toEqual({
    access_token: 'a token',
    type: 'text',
    receiver_id: '2489518277',
    data: '{"text":"Which?\\n1. 账单"}',
  })
})

test('a picture is an article with its address and description', () => {
  const to = { address: '2489518277', aliases: [], delivery: 'd' }
  const url = 'https://a.example/p.png'
  const sends = weibo.render({ text: 'Here.', media: { kind: 'image', url, alt: 'A bill' } }, to)
  expect(sends.map(({ body: { type, data } }) => [type, JSON.parse(String(data))])).toEqual([
    ['articles', { articles: [{ display_name: 'A bill', summary: 'A bill', image: url, url }] }],
    ['text', { text: 'Here.' }],
  ])
})
