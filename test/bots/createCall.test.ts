import { expect, onTestFinished, test } from 'vitest'
import { createBots } from '../../runtime/bots/createBots.ts'
import { createCall } from '../../runtime/bots/createCall.ts'
import { createEgress } from '../../runtime/egress/createEgress.ts'
import type { OutboxItem } from '../../runtime/outbox/OutboxStore.ts'
import { listen } from '../egress/listen.ts'
import { workspaceOf } from '../support/workspaceOf.ts'

test('an item of the outbox goes to its bot, or to the service of its request', async () => {
  const server = await listen(({ path }, response) => {
    if (path === '/bot') response.end('{"handback":{}}')
    // And never a word of what is slow.
    else if (path === '/order') response.end('[1]')
  })
  const egress = createEgress({ allow: ['127.0.0.1'] })
  onTestFinished(() => egress.close())
  const bots = createBots({
    egress,
    workspace: () => workspaceOf([], { bots: { faq: { kind: 'webhook', url: `${server.url}/bot`, secret: 's' } } }),
    baseUrl: () => 'http://127.0.0.1:3000',
    clock: Date.now,
  })
  const call = createCall(bots, egress, {}, () => 1_000)
  const progress = { sent: 0, excused: 0, doubts: 0, isInterrupted: false }
  const item = {
    id: 't_1.o0',
    conversationId: 'c_1',
    address: 'u-1',
    names: [],
    attempts: 0,
    expiresAt: null,
    progress,
  }
  const bot: OutboxItem = {
    ...item,
    kind: 'bot',
    target: 'faq',
    payload: {
      call: 't_1.1',
      conversationId: 'c_1',
      bot: 'faq',
      kind: 'message',
      language: 'en',
      contact: { id: 'u-1' },
      context: {},
      message: { text: 'hello' },
    },
  }
  const request: OutboxItem = {
    ...item,
    kind: 'request',
    target: '',
    payload: {
      type: 'callRequest',
      node: 'order',
      call: 't_1.2',
      method: 'GET',
      url: `${server.url}/order`,
      headers: {},
      timeout: 5_000,
    },
  }
  expect(await call(bot)).toMatchObject({ event: { type: 'botReplied', call: 't_1.1', handback: {} } })
  expect(await call(request)).toMatchObject({ event: { type: 'requestReturned', call: 't_1.2', body: [1] } })
  const slow = { ...(request.payload as object), url: `${server.url}/slow` }
  expect(await call({ ...request, payload: slow, expiresAt: 1_500 })).toMatchObject({
    event: { type: 'requestFailed', reason: 'timeout' },
  })
  const asked = server.received.length
  expect(await call({ ...bot, expiresAt: 1_499 })).toEqual({
    reached: true,
    event: { type: 'botFailed', call: 't_1.1', reason: 'timeout' },
  })
  expect(await call({ ...request, expiresAt: 999 })).toEqual({
    reached: true,
    event: { type: 'requestFailed', call: 't_1.2', reason: 'timeout' },
  })
  expect(server.received.length).toBe(asked)
})
