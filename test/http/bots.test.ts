import { afterAll, beforeAll, expect, test } from 'vitest'
import { playServer } from '../support/playServer.ts'
import { signRequest } from '../support/signRequest.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'
import { says } from './desk.ts'

const SECRET = 'the-secret-of-the-bot'
const OTHER_SECRET = 'the-secret-of-another-bot'
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
  const bots = {
    faq: { kind: 'webhook', url: `${bot.url}/`, secret: SECRET },
    other: { kind: 'webhook', url: `${bot.url}/`, secret: OTHER_SECRET },
  } as const
  host = await startHost(workspaceOf([flow], { bots }), { env: { USHER_EGRESS_ALLOW: '127.0.0.1' } })
})
afterAll(async () => {
  await host.close()
  await bot.close()
})

test('a bot may answer later at its callback, once for each answer, and only with its signature', async () => {
  const callbackUrl = new Promise<string>((resolve) => {
    called = resolve
  })
  const { body: asked } = await host.ask('POST', '/api/channels/web/messages', says('hello'))
  expect(asked.owner).toBe('bot')
  const path = new URL(await callbackUrl).pathname
  const answer = JSON.stringify({ id: 'a-1', replies: [{ text: 'Here is a person.' }], handback: { outcome: 'done' } })

  expect((await host.ask('POST', path, answer)).status).toBe(401)
  expect((await host.ask('POST', path, answer, signRequest('another-secret', path, answer))).status).toBe(401)
  const wrong = JSON.stringify({ id: 'a-0', replies: 'hello' })
  expect((await host.ask('POST', path, wrong, signRequest(SECRET, path, wrong))).body).toMatchObject({
    status: 400,
    pointer: '/replies',
  })

  const taken = await host.ask('POST', path, answer, signRequest(SECRET, path, answer))
  expect(taken.body).toEqual({ turnId: expect.any(String), duplicate: false })
  const again = await host.ask('POST', path, answer, signRequest(SECRET, path, answer))
  expect(again.body).toEqual({ turnId: taken.body.turnId, duplicate: true })
  const { body } = await host.ask('GET', `/api/conversations/${asked.conversationId}`)
  expect(body.conversation).toMatchObject({ owner: 'queue', enqueued: { queue: 'billing' } })
  expect(body.transcript.at(-1)).toMatchObject({ from: 'bot', text: 'Here is a person.' })
})

/** A conversation that the bot has, and where its answer goes. */
async function handedTo(from: string) {
  const callbackUrl = new Promise<string>((resolve) => {
    called = resolve
  })
  const { body } = await host.ask('POST', '/api/channels/web/messages', says('hello', from))
  return { id: body.conversationId as string, path: new URL(await callbackUrl).pathname }
}
const ownerOf = async (id: string) => (await host.ask('GET', `/api/conversations/${id}`)).body.conversation.owner

test("an answer that was signed for one customer's conversation is refused at another's", async () => {
  const [a, b] = [await handedTo('u-a'), await handedTo('u-b')]
  const answer = JSON.stringify({ id: 'a-1', replies: [{ text: 'Your code is 1234.' }], handback: {} })
  const signed = signRequest(SECRET, a.path, answer)
  expect((await host.ask('POST', b.path, answer, signed)).status).toBe(401)
  expect((await host.ask('POST', a.path, answer, signed)).status).toBe(200)
  expect([await ownerOf(a.id), await ownerOf(b.id)]).toEqual(['queue', 'bot'])
})

test("one bot cannot answer another's call, though it signs rightly", async () => {
  const { id, path } = await handedTo('u-c')
  const answer = JSON.stringify({ id: 'a-1', handback: {} })
  const foreign = path.replace('/faq/', '/other/')
  expect((await host.ask('POST', foreign, answer, signRequest(OTHER_SECRET, foreign, answer))).status).toBe(200)
  expect(await ownerOf(id)).toBe('bot')
})
