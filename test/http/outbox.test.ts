import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHost, type TestHost } from '../support/startHost.ts'
import { desk, says } from './desk.ts'

let host: TestHost
beforeAll(async () => {
  // No carrier delivers to this kind of channel: what is sent there is given up at once.
  host = await startHost({ ...desk, channels: { ...desk.channels, line: { kind: 'line', flow: 'main' } } })
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

test('a webhook says what is not connected yet, and where a web channel takes its messages', async () => {
  expect((await host.ask('POST', '/webhooks/line', {})).body).toMatchObject({ status: 501, code: 'notImplemented' })
  expect((await host.ask('POST', '/webhooks/web', {})).body.detail).toContain('/api/channels/web/messages')
  expect((await host.ask('POST', '/webhooks/none', {})).status).toBe(404)
})
