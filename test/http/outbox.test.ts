import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHost, type TestHost } from '../support/startHost.ts'
import { desk, says } from './desk.ts'

let host: TestHost
beforeAll(async () => {
  // A channel that lacks its settings: what is sent there is given up at once.
  const line = { kind: 'line', flow: 'main' } as const
  const bot = { kind: 'telegram', flow: 'main', token: '1:abc', secretToken: 'shown-with-updates' } as const
  host = await startHost({ ...desk, channels: { ...desk.channels, line, bot } })
})
afterAll(() => host.close())

async function untilDead(count: number) {
  for (;;) {
    const { body } = await host.ask('GET', '/api/outbox/dead')
    // Both are asked of the database, one after the other.
    if (body.dead === count && body.deliveries.length === count) return body
  }
}

test('what cannot be delivered is listed, and can be tried again', async () => {
  expect((await host.ask('GET', '/api/outbox/dead')).body).toEqual({ waiting: 0, dead: 0, deliveries: [] })
  const { body: answer } = await host.ask('POST', '/api/channels/line/messages', says('hello'))
  const { deliveries } = await untilDead(1)
  const { id, diedAt } = deliveries[0]
  expect(deliveries[0]).toMatchObject({ kind: 'message', target: 'line', conversationId: answer.conversationId })
  expect(deliveries[0].error).toContain('line')
  expect(JSON.stringify(deliveries)).not.toContain('What is it about?')
  expect((await host.ask('POST', `/api/outbox/${id}/revive`)).body).toEqual({ id })
  let again = await untilDead(1)
  while (again.deliveries[0].diedAt === diedAt) again = await untilDead(1)
  expect(again.deliveries[0].id).toBe(id)
})

test('what is not dead cannot be revived', async () => {
  expect((await host.ask('POST', '/api/outbox/nothing/revive')).body).toMatchObject({ status: 404, code: 'notFound' })
})

const shown = { 'x-telegram-bot-api-secret-token': 'shown-with-updates' }
const update = (id: number, text: string) => ({
  update_id: id,
  message: { message_id: id, from: { id: 42 }, chat: { id: 42, type: 'private' }, date: 1_780_000_000, text },
})
const textsOf = async () => {
  const { body } = await host.ask('GET', '/api/channels/bot/contacts/42/messages')
  return body.messages.flatMap(({ from, text }: { from: string; text: string }) => (from === 'customer' ? [text] : []))
}

test('a webhook is taken at the address of its channel, and of its kind', async () => {
  expect((await host.ask('POST', '/webhooks/bot', update(1, 'refund'), shown)).status).toBe(200)
  expect((await host.ask('POST', '/webhooks/telegram', update(2, 'please'), shown)).status).toBe(200)
  expect(await textsOf()).toEqual(['refund', 'please'])
})

test('a webhook is proven before it is read, and read before it is known', async () => {
  expect((await host.ask('POST', '/webhooks/bot', update(3, 'forged'))).status).toBe(401)
  expect((await host.ask('POST', '/webhooks/bot', 'no JSON', shown)).status).toBe(200)
  expect((await host.ask('POST', '/webhooks/bot', { update_id: 4, poll: {} }, shown)).status).toBe(200)
  expect(await textsOf()).not.toContain('forged')
  const { body: metrics } = await host.ask('GET', '/metrics')
  expect(metrics).toContain('usher_channel_events_total{channel="bot",type="unsupported"} 1')
})

test('a webhook may have four megabytes', async () => {
  const padded = (bytes: number) => ({ ...update(5, 'large'), padding: 'x'.repeat(bytes) })
  expect((await host.ask('POST', '/webhooks/bot', padded(3_900_000), shown)).status).toBe(200)
  expect((await host.ask('POST', '/webhooks/bot', padded(4_200_000), shown)).status).toBe(413)
  expect(await textsOf()).toContain('large')
})

test('a webhook says in a sentence what its channel lacks, and where a web channel takes its messages', async () => {
  expect((await host.ask('POST', '/webhooks/line', {})).body).toMatchObject({
    status: 503,
    detail: expect.stringMatching(/^\S.*line.*\.$/),
  })
  expect((await host.ask('POST', '/webhooks/web', {})).body).toMatchObject({
    status: 404,
    detail: expect.stringContaining('/api/channels/web/messages'),
  })
  expect((await host.ask('POST', '/webhooks/none', {})).status).toBe(404)
  expect((await host.ask('GET', '/webhooks/bot')).status).toBe(403)
})
