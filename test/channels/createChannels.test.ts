import type { ServerResponse } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createChannels } from '../../runtime/channels/createChannels.ts'
import { createEgress } from '../../runtime/egress/createEgress.ts'
import type { OutboxItem } from '../../runtime/outbox/OutboxStore.ts'
import type { Channel } from '../../schemas/resources.ts'
import { listen } from '../egress/listen.ts'
import { signRequest } from '../support/signRequest.ts'
import { workspaceOf } from '../support/workspaceOf.ts'

const NOW = Date.UTC(2026, 10, 20, 10)
const ITEM: OutboxItem = {
  id: 't_1.o0',
  kind: 'message',
  conversationId: 'c_1',
  target: 'web',
  address: 'u-1',
  names: [],
  payload: { message: { text: '你好 Ada', quickReplies: [{ label: 'Sì', value: 'yes' }] } },
  attempts: 0,
  expiresAt: null,
  progress: { sent: 0, excused: 0, doubts: 0, isInterrupted: false },
}
const took = () => Promise.resolve(true)

function channelsOf(
  channels: { readonly [id: string]: Channel },
  options: Partial<Parameters<typeof createEgress>[0]> = {},
) {
  const egress = createEgress({ allow: ['127.0.0.1'], ...options })
  onTestFinished(() => egress.close())
  return createChannels({
    egress,
    workspace: () => workspaceOf([], { channels }),
    letters: async () => null,
    replyTokens: { take: () => null },
    centres: { deliver: () => Promise.resolve({ ok: true }) },
    windows: { windowOf: () => Promise.resolve('open') },
    uploads: { of: () => ({ give: async () => ({ class: 'notYet', forMs: 1 }), forget: async () => {} }) },
    publicUrl: null,
    clock: () => NOW,
  })
}

const web = (deliverTo: string, more: { readonly secret?: string } = {}) =>
  ({ web: { kind: 'web', flow: 'main', deliverTo, ...more } }) as const

describe('a delivery to the web', () => {
  test('says what goes to whom, signed, with the item as its idempotency key', async () => {
    const server = await listen((_, response) => response.end())
    const channels = channelsOf(web(`${server.url}/usher`, { secret: 'web-secret' }))
    expect(await channels.deliver(ITEM, took)).toEqual({ ok: true })
    const [got] = server.received
    expect(got).toMatchObject({
      method: 'POST',
      path: '/usher',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': 't_1.o0',
        ...signRequest('web-secret', '/usher', got?.body ?? '', NOW / 1000),
      },
    })
    expect(JSON.parse(got?.body ?? '')).toEqual({
      id: 't_1.o0',
      channel: 'web',
      conversationId: 'c_1',
      to: { id: 'u-1' },
      message: { text: '你好 Ada', quickReplies: [{ label: 'Sì', value: 'yes' }] },
    })
  })

  test('is not signed when the channel has no secret', async () => {
    const server = await listen((_, response) => response.end())
    expect(await channelsOf(web(server.url)).deliver(ITEM, took)).toEqual({ ok: true })
    expect(server.received[0]?.headers['usher-signature']).toBeUndefined()
  })

  test.each([200, 201, 202, 204])('answered with %i is done', async (status) => {
    const server = await listen((_, response) => response.writeHead(status).end())
    expect(await channelsOf(web(server.url)).deliver(ITEM, took)).toEqual({ ok: true })
  })

  test.each<[string, (response: ServerResponse) => void]>([
    ['much', (response) => response.end('x'.repeat(300 * 1024))],
    ['compressed', (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x')],
    ['broken off', (response) => void response.writeHead(200).write('x', () => response.destroy())],
  ])('is done by its status, though the body be %s', async (_, answer) => {
    const server = await listen((_, response) => answer(response))
    expect(await channelsOf(web(server.url)).deliver(ITEM, took)).toEqual({ ok: true })
  })

  test.each([
    [408, 'retry'],
    [425, 'retry'],
    [429, 'retry'],
    [500, 'retry'],
    [503, 'retry'],
    [302, 'dead'],
    [400, 'dead'],
    [401, 'dead'],
    [404, 'dead'],
    [410, 'dead'],
    [413, 'dead'],
    [422, 'dead'],
  ])('answered with %i leads to: %s', async (status, leadsTo) => {
    const server = await listen((_, response) => response.writeHead(status).end('private'))
    expect(await channelsOf(web(server.url)).deliver(ITEM, took)).toEqual({
      ok: false,
      leadsTo,
      error: `status ${status}`,
    })
  })

  test('that breaks off, or finds nobody, is tried again', async () => {
    const server = await listen((_, response) => response.destroy())
    expect(await channelsOf(web(server.url)).deliver(ITEM, took)).toMatchObject({ ok: false, leadsTo: 'retry' })
    const lookup = () => Promise.reject(new Error('no such host'))
    const nobody = channelsOf(web('https://web.example/'), { lookup })
    expect(await nobody.deliver(ITEM, took)).toMatchObject({ ok: false, leadsTo: 'retry' })
  })

  test('to the inside is final when nobody allowed it, and says what to do', async () => {
    const server = await listen((_, response) => response.end())
    const delivery = await channelsOf(web(server.url), { allow: [] }).deliver(ITEM, took)
    expect(delivery).toMatchObject({ ok: false, leadsTo: 'dead', error: expect.stringContaining('USHER_EGRESS_ALLOW') })
    expect(server.received).toEqual([])
  })

  test('without the secret that the environment should have is final, and names it', async () => {
    const server = await listen((_, response) => response.end())
    const delivery = await channelsOf(web(server.url, { secret: `\${WEB_SECRET}` })).deliver(ITEM, took)
    expect(delivery).toMatchObject({ ok: false, leadsTo: 'dead', error: expect.stringContaining('WEB_SECRET') })
    expect(server.received).toEqual([])
  })
})

describe('the channels', () => {
  const channels = () =>
    channelsOf({
      web: { kind: 'web', flow: 'main' },
      site: { kind: 'web', flow: 'main', deliverTo: 'https://web.example/' },
      line: { kind: 'line', flow: 'main' },
    })

  test('push to the web where they have an address, and to every platform', () => {
    const pushing = ['web', 'site', 'line', 'gone'].filter((id) => channels().hasPush(id))
    expect(pushing).toEqual(['site', 'line'])
  })

  test.each([
    ['line', 'line'],
    ['gone', 'not in the live workspace'],
    ['web', 'deliverTo'],
  ])('end a message to %s that cannot go out as a dead letter with its reason', async (target, reason) => {
    const delivery = await channels().deliver({ ...ITEM, target }, took)
    expect(delivery).toMatchObject({ ok: false, leadsTo: 'dead', error: expect.stringContaining(reason) })
  })
})

test.each([
  [undefined, 8],
  [20, 2],
  [1_000, 12],
])('a number that Meta lets send %s messages a second has %i leave at once', async (messagesPerSecond, atOnce) => {
  const server = await listen((_, response) => response.end('{"messages":[{"id":"wamid.1"}]}'))
  const channels = channelsOf({
    wa: {
      kind: 'whatsapp',
      flow: 'main',
      phoneNumberId: '44',
      token: 'a token',
      appSecret: 'a secret',
      verifyToken: 'a word',
      apiUrl: server.url,
      ...(messagesPerSecond === undefined ? {} : { messagesPerSecond }),
    },
  })
  const items = Array.from({ length: 12 }, (_, index) => ({
    ...ITEM,
    id: `t_${index}.o0`,
    target: 'wa',
    address: `${index}`,
  }))
  const left = []
  for (const item of items) left.push((await channels.deliver(item, took)).ok)
  expect(left.filter((ok) => ok)).toHaveLength(atOnce)
})
