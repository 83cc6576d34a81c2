import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playServer } from '../support/playServer.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'
import { says } from './desk.ts'

const SECRET = 'the-secret-of-the-bot'
let host: TestHost
let bot: Awaited<ReturnType<typeof playServer>>
let called: (callbackUrl: string) => void
beforeAll(async () => {
  bot = await playServer(({ body }) => {
    called(body.callbackUrl)
    return { status: 200, body: {} }
  })
  const flow = flowOf({
    bot: { type: 'botHandoff', bot: 'faq', exits: { done: 'to-billing', failed: 'to-general', timeout: 'to-general' } },
    'to-billing': { type: 'enqueue', queue: 'billing' },
    'to-general': { type: 'enqueue', queue: 'general' },
  })
  const bots = { faq: { kind: 'webhook', url: `${bot.url}/`, secret: SECRET } } as const
  host = await startHost(workspaceOf([flow], { bots }), { env: { USHER_EGRESS_ALLOW: '127.0.0.1' } })
})
afterAll(async () => {
  await host.close()
  await bot.close()
})

function sign(body: string, secret = SECRET): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const digest = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
  return { 'usher-timestamp': timestamp, 'usher-signature': `v1=${digest}` }
}

test('a bot may answer later at its callback, once for each answer, and only with its signature', async () => {
  const callbackUrl = new Promise<string>((resolve) => {
    called = resolve
  })
  const { body: asked } = await host.ask('POST', '/api/channels/web/messages', says('hello'))
  expect(asked.owner).toBe('bot')
  const path = new URL(await callbackUrl).pathname
  const answer = JSON.stringify({ id: 'a-1', replies: [{ text: 'Here is a person.' }], handback: { outcome: 'done' } })

  expect((await host.ask('POST', path, answer)).status).toBe(401)
  expect((await host.ask('POST', path, answer, sign(answer, 'another-secret'))).status).toBe(401)
  const wrong = JSON.stringify({ replies: 'hello' })
  expect((await host.ask('POST', path, wrong, sign(wrong))).body).toMatchObject({ status: 400, pointer: '/replies' })

  const taken = await host.ask('POST', path, answer, sign(answer))
  expect(taken.body).toEqual({ turnId: expect.any(String), duplicate: false })
  const again = await host.ask('POST', path, answer, sign(answer))
  expect(again.body).toEqual({ turnId: taken.body.turnId, duplicate: true })
  const { body } = await host.ask('GET', `/api/conversations/${asked.conversationId}`)
  expect(body.conversation).toMatchObject({ owner: 'queue', enqueued: { queue: 'billing' } })
  expect(body.transcript.at(-1)).toMatchObject({ from: 'bot', text: 'Here is a person.' })
})
