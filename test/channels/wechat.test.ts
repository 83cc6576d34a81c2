import { describe, expect, test } from 'vitest'
import type { HookRequest } from '../../runtime/channels/Adapter.ts'
import { wechat } from '../../runtime/channels/wechat/adapter.ts'
import { encrypt } from '../../runtime/channels/wechat/encrypt.ts'
import { readXml } from '../../runtime/channels/wechat/readXml.ts'
import { sortedHash } from '../../runtime/channels/wechat/sortedSignature.ts'
import type { EgressRequest } from '../../runtime/egress/createEgress.ts'
import type { WeChatChannel } from '../../schemas/resources.ts'

const OPEN: WeChatChannel = { kind: 'wechat', flow: 'main', appId: 'wx1', appSecret: 'app secret', token: 'a token' }
const encodingAesKey = 'anInventedKeyForThisTestThatOpensNothing000'
const CLOSED: WeChatChannel = { ...OPEN, encodingAesKey }

const request = (body: string, query: HookRequest['query'] = {}): HookRequest => ({
  method: 'POST',
  headers: {},
  query,
  rawBody: Buffer.from(body),
  publicUrl: null,
  now: 0,
})
const [timestamp, nonce] = ['1784232425', '77']
const signature = sortedHash('a token', timestamp, nonce)
const xml = (members: object) =>
  `<xml>${Object.entries({ ToUserName: 'gh_1', FromUserName: 'oAda', CreateTime: '1784232425', ...members })
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('\n')}</xml>`
const message = (MsgType: string, more: object) => xml({ MsgType, MsgId: '24000000000000001', ...more })
const happened = (Event: string, more: object = {}) => xml({ MsgType: 'event', Event, ...more })
const parse = (body: string, settings = OPEN) => wechat.parse(request(body), settings)

const from = { address: 'oAda' }
const at = 1_784_232_425_000

describe('a body', () => {
  test.each<[string, string, object]>([
    [
      'a text, whose id has more digits than a number holds',
      message('text', { Content: '你好 <b>&amp;</b>' }),
      { externalId: '24000000000000001', type: 'message', from, text: '你好 <b>&amp;</b>', at },
    ],
    [
      'a choice in a menu',
      message('text', { Content: 'Bills', bizmsgmenuid: '#ask/bill' }),
      { text: 'Bills', value: '#ask/bill' },
    ],
    ['milliseconds', message('text', { Content: 'x', CreateTime: '1784232425123' }), { at: 1_784_232_425_123 }],
    [
      'a picture',
      message('image', { PicUrl: 'https://mmbiz.example/0', MediaId: 'M1' }),
      { text: '', attachments: [{ kind: 'image', ref: 'M1', url: 'https://mmbiz.example/0' }] },
    ],
    [
      'a voice message that WeChat has heard',
      message('voice', { MediaId: 'M1', Format: 'amr', Recognition: 'my bill' }),
      { text: 'my bill', attachments: [{ kind: 'audio', ref: 'M1', mime: 'audio/amr' }] },
    ],
    [
      'a short film',
      message('shortvideo', { MediaId: 'M1', ThumbMediaId: 'M2' }),
      { attachments: [{ kind: 'video', ref: 'M1' }] },
    ],
    [
      'a place',
      message('location', { Location_X: '43.77', Location_Y: '-11.25', Label: 'Duomo' }),
      { text: 'Duomo', location: { latitude: 43.77, longitude: -11.25, address: 'Duomo' } },
    ],
    [
      'a link',
      message('link', { Title: 'A', Description: 'B', Url: 'https://a.example' }),
      { text: 'A\nB\nhttps://a.example' },
    ],
    ['what nobody knows', message('hologram', {}), { type: 'unsupported', what: 'hologram', from }],
    ['a message without id', xml({ MsgType: 'text', Content: 'x' }), { type: 'unsupported' }],
    ['a follower', happened('subscribe'), { externalId: 'oAda:1784232425', type: 'start', from, at }],
    [
      'a follower by a code',
      happened('subscribe', { EventKey: 'qrscene_order_42', Ticket: 'T' }),
      { type: 'start', referral: { source: 'scan', payload: 'order_42' } },
    ],
    [
      'a code that a follower scans',
      happened('SCAN', { EventKey: 'order_42' }),
      { type: 'start', referral: { source: 'scan', payload: 'order_42' } },
    ],
    [
      'a press in the menu below',
      happened('CLICK', { EventKey: '#ask/bill' }),
      { type: 'message', text: '', value: '#ask/bill' },
    ],
    ['a follower no more', happened('unsubscribe'), { type: 'blocked', from }],
    ['a link that is opened', happened('VIEW', { EventKey: 'https://a.example' }), { type: 'ignored', why: 'VIEW' }],
    ['a place by the way', happened('LOCATION', { Latitude: '1' }), { type: 'ignored', why: 'LOCATION' }],
  ])('%s', (_what, body, event) => {
    expect(parse(body)).toEqual([expect.objectContaining({ account: 'gh_1', ...event })])
  })

  test('that is encrypted says the same', () => {
    const body = `<xml><Encrypt><![CDATA[${encrypt(message('text', { Content: '你好' }), 'wx1', encodingAesKey)}]]></Encrypt></xml>`
    expect(parse(body, CLOSED)).toEqual(parse(message('text', { Content: '你好' })))
  })

  test.each([
    '',
    '<xml>',
    '<xml></xml>',
    '<xml><a></xml></a>',
    '{}',
    '<!DOCTYPE x><xml></xml>',
    '\u0000',
    '<xml/><xml/>',
  ])('%j is read without a fall', (body) => {
    for (const settings of [OPEN, CLOSED]) expect(parse(body, settings)).toMatchObject([{ type: 'unsupported' }])
  })
})

describe('XML', () => {
  test.each([
    ['<xml><a> 1 &lt; 2 </a><b><![CDATA[<c/>]]></b></xml>', { a: ' 1 < 2 ', b: '<c/>' }],
    ['<?xml version="1.0"?>\n<xml a="1"><a x="1"><b>1</b><b>2</b></a></xml>\n', { a: { b: '1' } }],
    ['<xml><a>one<![CDATA[ two]]></a><c/><d e="1" /></xml>', { a: 'one two', c: '', d: '' }],
    ['<xml><__proto__>x</__proto__></xml>', null],
  ])('%s is read', (text, members) => {
    const read = readXml(text)
    if (members === null) expect(Object.keys(read ?? {})).toEqual(['__proto__'])
    else expect(JSON.parse(JSON.stringify(read))).toEqual(members)
  })

  test.each([
    '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><a>&a;</a></xml>',
    '<xml><a>1</b></xml>',
    '<xml><a>1</a>',
    'words <xml></xml>',
    '<xml></xml> words',
    '<a>'.repeat(40),
    '<xml><!-- a --></xml>',
  ])('%s is refused', (text) => {
    expect(readXml(text)).toBeNull()
  })

  test('keeps an entity that is none of its five as it came', () => {
    expect(readXml('<xml><a>&b;&amp;lt;</a></xml>')).toEqual(expect.objectContaining({ a: '&b;&lt;' }))
  })
})

describe('a request', () => {
  const body = message('text', { Content: 'x' })
  const sealed = (appId: string, token = 'a token') => {
    const encrypted = encrypt(body, appId, encodingAesKey)
    const query = { timestamp, nonce, signature, msg_signature: sortedHash(token, timestamp, nonce, encrypted) }
    return request(`<xml><Encrypt>${encrypted}</Encrypt></xml>`, query)
  }

  test('proves by its address that it knows the token', () => {
    expect(wechat.authenticate(request(body, { timestamp, nonce, signature }), OPEN)).toBe(true)
    expect(wechat.authenticate(request(body, { timestamp, nonce: '78', signature }), OPEN)).toBe(false)
    expect(wechat.authenticate(request(body), OPEN)).toBe(false)
  })

  test('that is encrypted proves its body as well, and for which app it is', () => {
    expect(wechat.authenticate(sealed('wx1'), CLOSED)).toBe(true)
    expect(wechat.authenticate(sealed('wx2'), CLOSED)).toBe(false)
    expect(wechat.authenticate(sealed('wx1', 'another token'), CLOSED)).toBe(false)
    expect(wechat.authenticate(sealed('wx1'), { ...CLOSED, encodingAesKey: encodingAesKey.replace('a', 'b') })).toBe(
      false,
    )
  })

  test('in the clear proves nothing to a channel that has a key', () => {
    expect(wechat.authenticate(request(body, { timestamp, nonce, signature }), CLOSED)).toBe(false)
  })

  test('of the console is answered with what it sent, and every other one with success', () => {
    const asked = (query: HookRequest['query']) =>
      wechat.verify?.({ ...request('', query), method: 'GET' }, OPEN) ?? null
    expect(asked({ timestamp, nonce, signature, echostr: '583' })).toEqual({ status: 200, body: '583' })
    expect([
      asked({ timestamp, nonce, signature }),
      asked({ timestamp, nonce, signature: 'x', echostr: '583' }),
    ]).toEqual([null, null])
    expect(wechat.acknowledge([])).toEqual({ status: 200, body: 'success' })
  })
})

test.each([
  [0, 'ok'],
  [-1, 'retry'],
  [42001, 'tokenStale'],
  [40003, 'invalidRecipient'],
  [43004, 'blocked'],
  [48002, 'optedOut'],
  [45015, 'windowClosed'],
  [45047, 'windowClosed'],
  [45011, 'throttled'],
  [45009, 'quota'],
  [40164, 'auth'],
  [40007, 'content'],
  ['constructor', 'content'],
])('%s is %s', (errcode, failure) => {
  expect(wechat.classify({ status: 200, headers: {}, body: JSON.stringify({ errcode }) })).toMatchObject({
    class: failure,
  })
})

describe('a message', () => {
  /** WeChat, which hands out these tokens in turn and takes the calls of those in `good`. */
  function account(appId: string, tokens: readonly string[], good: readonly string[]) {
    const asked: boolean[] = []
    const sent: [token: string | null, body: object][] = []
    const egress = {
      call: async ({ url, body = '' }: EgressRequest) => {
        const { pathname, searchParams } = new URL(url)
        const told = JSON.parse(String(body))
        if (pathname.endsWith('/stable_token')) {
          asked.push(told.force_refresh)
          const access_token = tokens[asked.length - 1]
          return {
            status: 200,
            headers: {},
            body: JSON.stringify(access_token === undefined ? { errcode: 40125 } : { access_token }),
          }
        }
        const token = searchParams.get('access_token')
        sent.push([token, told])
        return { status: 200, headers: {}, body: JSON.stringify({ errcode: good.includes(token ?? '') ? 0 : 42001 }) }
      },
      close: async () => {},
    }
    const settings = { ...OPEN, appId }
    const send = async (text: string) => {
      const [call] = wechat.render(
        { text, quickReplies: [{ label: 'Bills', value: '#ask/bill' }] },
        { address: 'oAda', aliases: [], delivery: 'd' },
      )
      if (call === undefined) throw new Error('nothing to send')
      return wechat.send(call, settings, egress)
    }
    return { asked, sent, send }
  }

  test('goes as a menu, with a token that is asked for once', async () => {
    const { asked, sent, send } = account('wx-once', ['one', 'two'], ['one'])
    expect(await Promise.all([send('Which?'), send('Which?')])).toMatchObject([{ class: 'ok' }, { class: 'ok' }])
    expect(asked).toEqual([false])
    const msgmenu = { head_content: 'Which?', list: [{ id: '#ask/bill', content: 'Bills' }], tail_content: '' }
    expect(sent[0]).toEqual(['one', { touser: 'oAda', msgtype: 'msgmenu', msgmenu }])
  })

  test('goes again with a new token when the old one has run out, and several ask for it once', async () => {
    const { asked, sent, send } = account('wx-stale', ['one', 'two'], ['two'])
    expect(await Promise.all([send('a'), send('b')])).toMatchObject([{ class: 'ok' }, { class: 'ok' }])
    expect([asked, sent.map(([token]) => token)]).toEqual([
      [false, false],
      ['one', 'one', 'two', 'two'],
    ])
  })

  test('forces a new token when the one that is taken no more is handed out still', async () => {
    const { asked, send } = account('wx-revoked', ['one', 'one', 'two'], ['two'])
    expect(await send('a')).toMatchObject({ class: 'ok' })
    expect(asked).toEqual([false, false, true])
  })

  test('is given up when no token is good, and tried with a new one next time', async () => {
    const { asked, sent, send } = account('wx-never', ['one', 'two', 'three'], ['three'])
    expect(await send('a')).toMatchObject({ class: 'tokenStale' })
    expect(await send('a')).toMatchObject({ class: 'ok' })
    expect([asked.length, sent.length]).toEqual([3, 4])
  })

  test('does not go when the account’s secret is wrong', async () => {
    const { sent, send } = account('wx-wrong', [], [])
    expect([await send('a'), sent]).toMatchObject([{ class: 'auth', code: '40125' }, []])
  })
})

test('a file is asked for with the token', async () => {
  const egress = {
    call: async () => ({ status: 200, headers: {}, body: '{"access_token":"t"}' }),
    close: async () => {},
  }
  expect(await wechat.media?.('M 1', { ...OPEN, appId: 'wx-media' }, egress)).toMatchObject({
    url: 'https://api.weixin.qq.com/cgi-bin/media/get?access_token=t&media_id=M+1',
    headers: {},
  })
})
