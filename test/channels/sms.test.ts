import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HookRequest, Recipient } from '../../runtime/channels/Adapter.ts'
import { sms } from '../../runtime/channels/sms/adapter.ts'
import type { Egress, EgressRequest } from '../../runtime/egress/createEgress.ts'
import type { SmsChannel } from '../../schemas/resources.ts'

const TWILIO: SmsChannel = {
  kind: 'sms',
  flow: 'main',
  provider: 'twilio',
  from: '+39055200',
  accountSid: 'AC1',
  authToken: 'token-of-twilio',
}
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const TELNYX: SmsChannel = {
  kind: 'sms',
  flow: 'main',
  provider: 'telnyx',
  from: '+39055200',
  apiKey: 'key-of-telnyx',
  publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64'),
}
const URL_OF_HOOK = 'https://usher.example/webhooks/text'
const NOW = Date.UTC(2026, 10, 30, 10)

const request = (body: string, more: Partial<HookRequest> = {}): HookRequest => ({
  method: 'POST',
  headers: {},
  query: {},
  rawBody: Buffer.from(body),
  publicUrl: URL_OF_HOOK,
  now: NOW,
  ...more,
})
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
const signed = (fields: Record<string, string>, url = URL_OF_HOOK) => {
  const data =
    url +
    Object.keys(fields)
      .sort()
      .map((name) => name + fields[name])
      .join('')
  return { 'x-twilio-signature': createHmac('sha1', 'token-of-twilio').update(data).digest('base64') }
}
const FIELDS = { MessageSid: 'SM1', From: '+39333', To: '+39055200', Body: 'ciao', NumMedia: '0' }

describe('Twilio signs the public address and the parameters', () => {
  test('in whatever order they come', () => {
    expect(sms.authenticate(request(form(FIELDS), { headers: signed(FIELDS) }), TWILIO)).toBe(true)
    const other = form(Object.fromEntries(Object.entries(FIELDS).reverse()))
    expect(sms.authenticate(request(other, { headers: signed(FIELDS) }), TWILIO)).toBe(true)
  })

  test('with and without the port that goes without saying', () => {
    const headers = signed(FIELDS, 'https://usher.example:443/webhooks/text')
    expect(sms.authenticate(request(form(FIELDS), { headers }), TWILIO)).toBe(true)
  })

  test('of a JSON body by its digest', () => {
    const body = '{"a":1}'
    const bodySHA256 = createHash('sha256').update(body).digest('hex')
    const publicUrl = `${URL_OF_HOOK}?bodySHA256=${bodySHA256}`
    const headers = { 'x-twilio-signature': createHmac('sha1', 'token-of-twilio').update(publicUrl).digest('base64') }
    const asked = request(body, { headers, publicUrl, query: { bodySHA256 } })
    expect(sms.authenticate(asked, TWILIO)).toBe(true)
    expect(sms.authenticate({ ...asked, rawBody: Buffer.from('{"a":2}') }, TWILIO)).toBe(false)
  })

  test.each<[string, Partial<HookRequest>]>([
    ['another address', { publicUrl: 'https://other.example/webhooks/text' }],
    ['no public address', { publicUrl: null }],
    ['another body', { rawBody: Buffer.from(form({ ...FIELDS, Body: 'addio' })) }],
    ['no signature', { headers: {} }],
    [
      'what a proxy says of the address',
      {
        publicUrl: 'http://127.0.0.1:3000/webhooks/text',
        headers: { ...signed(FIELDS), 'x-forwarded-proto': 'https', 'x-forwarded-host': 'usher.example' },
      },
    ],
  ])('%s is refused', (_what, more) => {
    expect(sms.authenticate(request(form(FIELDS), { headers: signed(FIELDS), ...more }), TWILIO)).toBe(false)
  })
})

describe('what Twilio posts', () => {
  const parse = (fields: Record<string, string>, query = {}) => sms.parse(request(form(fields), { query }), TWILIO)
  const from = { address: '+39333' }

  test.each<[string, Record<string, string>, object]>([
    ['a text', {}, { type: 'message', from, text: 'ciao', account: '+39055200', at: null }],
    ['a plus and an accent', { Body: 'a+b=è' }, { text: 'a+b=è' }],
    [
      'a picture',
      { NumMedia: '1', MediaUrl0: 'https://api.twilio.com/M1', MediaContentType0: 'image/png' },
      {
        attachments: [
          { kind: 'image', url: 'https://api.twilio.com/M1', ref: 'https://api.twilio.com/M1', mime: 'image/png' },
        ],
      },
    ],
    ['more pictures than there are', { NumMedia: '9999999999' }, { type: 'message', text: 'ciao' }],
    ['a press', { ButtonText: 'Bills', ButtonPayload: '#ask/bill' }, { value: '#ask/bill' }],
    ['a row of a list', { ListId: '#ask/bill', ListTitle: 'Bills', Body: '' }, { text: 'Bills', value: '#ask/bill' }],
    ['an answer', { OriginalRepliedMessageSid: 'SM0' }, { replyTo: 'SM0' }],
    [
      'a place',
      { Latitude: '45.5', Longitude: '9.2', Label: 'Duomo' },
      {
        location: { latitude: 45.5, longitude: 9.2, name: 'Duomo' },
      },
    ],
    ['a word that Twilio has answered', { Body: 'STOP', OptOutType: 'STOP' }, { text: 'STOP', isAnswered: true }],
    [
      'WhatsApp',
      { From: 'whatsapp:+39333', ProfileName: 'Ada', ExternalUserId: 'whatsapp:IT.42' },
      {
        from: { address: '+39333', aliases: ['IT.42'], name: 'Ada' },
      },
    ],
    ['WhatsApp without a number', { From: '', ExternalUserId: 'whatsapp:IT.42' }, { from: { address: 'IT.42' } }],
    ['nobody', { From: '' }, { type: 'unsupported' }],
  ])('%s', (_what, fields, event) => {
    expect(parse({ ...FIELDS, ...fields })).toEqual([expect.objectContaining({ externalId: 'SM1', ...event })])
  })

  test.each([
    ['queued', 'accepted'],
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['undelivered', 'failed'],
    ['failed', 'failed'],
  ])('%s is how our message fares: %s', (MessageStatus, status) => {
    const fields = { MessageSid: 'SM1', MessageStatus, From: '+39055200', To: '+39333', ErrorCode: '30003' }
    expect(parse(fields, { delivery: 't_1.o0' })).toEqual([
      expect.objectContaining({
        type: 'status',
        status,
        target: 'SM1',
        delivery: 't_1.o0',
        recipient: '+39333',
        code: '30003',
        account: '+39055200',
      }),
    ])
  })

  test('another status is passed over', () => {
    expect(parse({ MessageSid: 'SM1', MessageStatus: 'constructor' })).toMatchObject([{ type: 'ignored' }])
  })
})

const body = (event_type: string, payload: object) => JSON.stringify({ data: { id: 'ev-1', event_type, payload } })

describe('what Telnyx posts', () => {
  const inbound = {
    id: 'm-1',
    from: { phone_number: '+39333' },
    to: [{ phone_number: '+39055200' }],
    text: 'ciao',
    received_at: '2026-11-30T10:00:00.500Z',
  }
  const proof = (text: string, seconds: number) => ({
    'telnyx-timestamp': String(seconds),
    'telnyx-signature-ed25519': sign(null, Buffer.from(`${seconds}|${text}`), privateKey).toString('base64'),
  })

  test('is signed with the time, which is now', () => {
    const text = body('message.received', inbound)
    const at = (seconds: number) => sms.authenticate(request(text, { headers: proof(text, seconds) }), TELNYX)
    expect([at(NOW / 1000), at(NOW / 1000 - 299), at(NOW / 1000 - 301), at(NOW / 1000 + 301)]).toEqual([
      true,
      true,
      false,
      false,
    ])
    const changed = { headers: { ...proof(text, NOW / 1000), 'telnyx-timestamp': String(NOW / 1000 + 1) } }
    expect(sms.authenticate(request(text, changed), TELNYX)).toBe(false)
    expect(sms.authenticate(request(text), { ...TELNYX, publicKey: 'short' })).toBe(false)
  })

  test('a message, known by its own id', () => {
    const media = [{ url: 'https://media.example/1', content_type: 'video/mp4' }]
    expect(sms.parse(request(body('message.received', { ...inbound, media })), TELNYX)).toEqual([
      {
        externalId: 'm-1',
        account: '+39055200',
        at: NOW + 500,
        type: 'message',
        from: { address: '+39333' },
        text: 'ciao',
        attachments: [{ kind: 'video', url: 'https://media.example/1', mime: 'video/mp4' }],
      },
    ])
  })

  test('how ours fares', () => {
    const payload = {
      id: 'm-2',
      from: { phone_number: '+39055200' },
      to: [{ phone_number: '+39333', status: 'delivery_failed' }],
      errors: [{ code: '40008' }],
    }
    expect(sms.parse(request(body('message.finalized', payload)), TELNYX)).toMatchObject([
      { type: 'status', status: 'failed', target: 'm-2', recipient: '+39333', code: '40008', account: '+39055200' },
    ])
  })
})

test.each([TWILIO, TELNYX])('whatever comes to $provider is read without a fall', (settings) => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => Buffer.from(text)),
      ),
      (rawBody) => {
        expect(sms.parse(request('', { rawBody }), settings)).toHaveLength(1)
      },
    ),
    { numRuns: 200 },
  )
})

describe('sending', () => {
  /** The call that a message makes, which is answered with `answer`. */
  async function sendBy(
    settings: SmsChannel,
    answer: { readonly status: number; readonly body: string },
    more: Partial<Recipient> = {},
  ) {
    const calls: EgressRequest[] = []
    const egress: Egress = {
      call: async (call) => {
        calls.push(call)
        return { ...answer, headers: {} }
      },
      close: async () => {},
    }
    const to = { address: '+39333', aliases: [], delivery: 't_1.o0/0', ...more }
    const [send] = sms.render(
      {
        text: 'Which?',
        quickReplies: [
          { label: 'Bills', value: 'b' },
          { label: 'Other', value: 'o' },
        ],
      },
      to,
    )
    if (send === undefined) throw new Error('nothing to send')
    return { result: await sms.send(send, settings, egress), call: calls[0] }
  }

  test('by Twilio is a form, the choices numbered, from an address of the same kind', async () => {
    const settings = { ...TWILIO, from: 'whatsapp:+39055200' }
    const { result, call } = await sendBy(settings, { status: 201, body: '{"sid":"SM9"}' })
    expect(result).toEqual({ class: 'ok', externalId: 'SM9' })
    expect(call?.url).toBe('https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json')
    expect(Object.fromEntries(new URLSearchParams(call?.body as string))).toEqual({
      To: 'whatsapp:+39333',
      From: 'whatsapp:+39055200',
      Body: 'Which?\n1. Bills\n2. Other',
    })
  })

  test('by Telnyx is JSON', async () => {
    const { result, call } = await sendBy(TELNYX, { status: 200, body: '{"data":{"id":"m-9"}}' })
    expect(result).toEqual({ class: 'ok', externalId: 'm-9' })
    expect(JSON.parse(call?.body as string)).toMatchObject({ from: '+39055200', to: '+39333' })
  })

  test.each([
    [TWILIO, (body: string) => new URLSearchParams(body).get('StatusCallback')],
    [TELNYX, (body: string) => JSON.parse(body).webhook_url],
  ])(
    'by $provider has statuses come with our name of the message, when the host has an address',
    async (...[settings, addressIn]) => {
      const { call } = await sendBy(settings, { status: 500, body: '' }, { hook: URL_OF_HOOK })
      const { origin, pathname, searchParams } = new URL(addressIn(call?.body as string))
      expect(origin + pathname).toBe(URL_OF_HOOK)
      const query = Object.fromEntries(searchParams)
      const told =
        settings === TWILIO
          ? form({ MessageSid: 'SM1', MessageStatus: 'sent' })
          : body('message.sent', { id: 'm-2', to: [{ status: 'sent' }] })
      expect(sms.parse(request(told, { query }), settings)).toMatchObject([{ type: 'status', delivery: 't_1.o0/0' }])
    },
  )
})

test.each([
  [429, '{"code":20429}', 'throttled'],
  [400, '{"code":21610}', 'optedOut'],
  [401, '{"code":20003}', 'auth'],
  [500, '', 'retry'],
  [400, '{"code":21617}', 'content'],
  [0, 'MessageStatus=undelivered&ErrorCode=30004', 'blocked'],
  [0, 'MessageStatus=failed&ErrorCode=63016', 'windowClosed'],
  [400, '{"errors":[{"code":"40300"}]}', 'optedOut'],
  [422, '{"errors":[{"code":"99999"}]}', 'content'],
  [429, '{"errors":[]}', 'throttled'],
])('%i %s is %s', (status, body, expected) => {
  expect(sms.classify({ status, headers: {}, body })).toMatchObject({ class: expected })
})
