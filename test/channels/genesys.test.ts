import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HookRequest } from '../../runtime/channels/Adapter.ts'
import { genesys } from '../../runtime/channels/genesys/adapter.ts'
import type { Egress, EgressRequest } from '../../runtime/egress/createEgress.ts'

const SETTINGS = {
  kind: 'genesys',
  flow: 'main',
  region: 'mypurecloud.ie',
  integrationId: 'in-1',
  clientId: 'client',
  clientSecret: 'secret',
  signatureToken: 'signs-what-comes',
} as const
const request = (rawBody: Uint8Array, headers: HookRequest['headers'] = {}): HookRequest => ({
  method: 'POST',
  headers,
  query: {},
  rawBody,
  publicUrl: null,
  now: 0,
})
const channel = { id: 'in-1', to: { id: 'ada' }, time: '2026-11-30T10:00:00.000Z', messageId: 'm-1' }
const parse = (body: object) =>
  genesys.parse(request(Buffer.from(JSON.stringify({ id: 'm-1', channel, ...body }))), SETTINGS)

test('what comes is signed, in Base64', () => {
  const body = Buffer.from('{}')
  const signed = (encoding: 'base64' | 'hex') =>
    `sha256=${createHmac('sha256', 'signs-what-comes').update(body).digest(encoding)}`
  const is = (header: string) => genesys.authenticate(request(body, { 'x-hub-signature-256': header }), SETTINGS)
  expect([is(signed('base64')), is(signed('hex')), is('')]).toEqual([true, false, false])
})

describe('Genesys tells', () => {
  test.each<[string, object, object]>([
    [
      'what an agent says',
      { type: 'Text', text: 'hi', originatingEntity: 'Human' },
      { type: 'agentMessage', text: 'hi', by: 'person', recipient: 'ada' },
    ],
    ['what its bot says', { type: 'Text', text: 'hi', originatingEntity: 'Bot' }, { by: 'bot' }],
    [
      'choices',
      { type: 'Structured', text: 'Which?', content: [{ quickReply: { text: 'Bills', payload: 'b' } }] },
      { choices: [{ label: 'Bills', value: 'b' }] },
    ],
    [
      'a file',
      {
        type: 'Text',
        content: [{ attachment: { mediaType: 'Image', url: 'https://a.example/1', mime: 'image/png' } }],
      },
      { text: '', attachments: [{ kind: 'image', url: 'https://a.example/1', mime: 'image/png' }] },
    ],
    [
      'that the agent is done',
      { type: 'Event', events: [{ eventType: 'Presence', presence: { type: 'Disconnect' } }] },
      { type: 'handedBack', recipient: 'ada' },
    ],
    ['typing', { type: 'Event', events: [{ eventType: 'Typing' }] }, { type: 'ignored' }],
    ['a receipt', { type: 'Receipt' }, { type: 'ignored' }],
    ['nothing to nobody', { channel: {} }, { type: 'unsupported' }],
  ])('%s', (_what, body, expected) => {
    expect(parse(body)).toEqual([expect.objectContaining({ externalId: 'm-1', ...expected })])
  })

  test('whatever, and it is read without a fall', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (body) => {
          expect(genesys.parse(request(body), SETTINGS)).toHaveLength(1)
        },
      ),
      { numRuns: 200 },
    )
  })
})

test('a token is fetched once, and anew when it is no longer good', async () => {
  const calls: EgressRequest[] = []
  let isStale = false
  const egress: Egress = {
    call: async (call) => {
      calls.push(call)
      if (call.url.endsWith('/oauth/token'))
        return { status: 200, headers: {}, body: `{"access_token":"t${calls.length}"}` }
      const status = isStale ? 401 : 202
      isStale = false
      return { status, headers: {}, body: '{"id":"g-1"}' }
    },
    close: async () => {},
  }
  const [send] = genesys.render({ text: 'ciao' }, { address: 'ada', aliases: [], delivery: 't_1.o0' })
  if (send === undefined) throw new Error('nothing to send')
  const ok = { class: 'ok', externalId: 'g-1' }
  expect(await genesys.send(send, SETTINGS, egress)).toEqual(ok)
  expect(await genesys.send(send, SETTINGS, egress)).toEqual(ok)
  isStale = true
  expect(await genesys.send(send, SETTINGS, egress)).toEqual(ok)
  const [login, api] = [
    'https://login.mypurecloud.ie/oauth/token',
    'https://api.mypurecloud.ie/api/v2/conversations/messages/in-1/inbound/open/message',
  ]
  expect(calls.map(({ url }) => url)).toEqual([login, api, api, api, login, api])
  expect(JSON.parse(String(calls[1]?.body))).toMatchObject({
    direction: 'Inbound',
    text: 'ciao',
    channel: { messageId: 't_1.o0', from: { id: 'ada', idType: 'Opaque' } },
  })
})
