import type { ServerResponse } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { AppError } from '../../runtime/AppError.ts'
import { createBots } from '../../runtime/bots/createBots.ts'
import { createEgress } from '../../runtime/egress/createEgress.ts'
import { checkValue } from '../../runtime/engine/files/checkValue.ts'
import type { Bot } from '../../schemas/resources.ts'
import { listen } from '../egress/listen.ts'
import { signRequest } from '../support/signRequest.ts'
import { workspaceOf } from '../support/workspaceOf.ts'

const NOW = Date.UTC(2026, 10, 20, 10)
const SECRET = 'bot-secret'
const ENOUGH_MS = 60_000
const REQUEST = {
  call: 't_1.2',
  conversationId: 'c_1',
  bot: 'faq',
  kind: 'start',
  language: 'it',
  contact: { id: 'u-1', name: 'Ada' },
  context: { order: 7 },
  message: { text: 'dov’è il mio ordine?' },
} as const

function botsOf(bot: Partial<Bot> & { readonly url: string }, allow: readonly string[] = ['127.0.0.1']) {
  const egress = createEgress({ allow })
  onTestFinished(() => egress.close())
  return createBots({
    egress,
    workspace: () => workspaceOf([], { bots: { faq: { kind: 'webhook', secret: SECRET, ...bot } } }),
    baseUrl: () => 'https://chat.example/',
    clock: () => NOW,
  })
}

const PATH = '/api/bots/faq/callback/c_1/t_1.2'
const sign = (body: string, { secret = SECRET, path = PATH, at = NOW } = {}) =>
  signRequest(secret, path, body, at / 1000)

describe('a call to a bot', () => {
  test('carries the request, signed, with the place of a later answer', async () => {
    const server = await listen((_, response) => response.writeHead(204).end())
    await botsOf({ url: `${server.url}/faq?v=1` }).call(REQUEST, ENOUGH_MS)
    const [got] = server.received
    expect(got).toMatchObject({
      method: 'POST',
      path: '/faq?v=1',
      headers: { 'content-type': 'application/json', ...sign(got?.body ?? '', { path: '/faq?v=1' }) },
    })
    const body: unknown = JSON.parse(got?.body ?? '')
    expect(body).toEqual({ ...REQUEST, callbackUrl: 'https://chat.example/api/bots/faq/callback/c_1/t_1.2' })
    expect(checkValue('botRequest', body).ok).toBe(true)
  })

  test('answered with replies and a handback is an event with both', async () => {
    const answer = {
      id: 'a-1',
      replies: [{ text: 'In viaggio.' }],
      handback: { outcome: 'solved', variables: { order: '7' } },
    }
    const server = await listen((_, response) => response.end(JSON.stringify(answer)))
    expect(await botsOf(server).call(REQUEST, ENOUGH_MS)).toEqual({
      reached: true,
      event: { type: 'botReplied', call: 't_1.2', bot: 'faq', replies: answer.replies, handback: answer.handback },
    })
  })

  test.each<[string, (response: ServerResponse) => void]>([
    ['202', (response) => response.writeHead(202).end('{"status":"queued"}')],
    ['204', (response) => response.writeHead(204).end()],
    ['an empty 200', (response) => response.end(' \n')],
  ])('answered with %s waits for the callback', async (_, answer) => {
    const server = await listen((_, response) => answer(response))
    expect(await botsOf(server).call(REQUEST, ENOUGH_MS)).toEqual({ reached: true, event: null })
  })

  test.each<[string, string, (response: ServerResponse) => void]>([
    ['400', 'status400', (response) => response.writeHead(400).end('{"replies":[]}')],
    ['500', 'status500', (response) => response.writeHead(500).end()],
    ['a redirect without a place', 'status302', (response) => response.writeHead(302).end()],
    ['a page', 'invalidResponse', (response) => response.end('<html>')],
    ['broken JSON', 'invalidResponse', (response) => response.end('{"replies":[')],
    ['another shape', 'invalidResponse', (response) => response.end('{"answer":"hello"}')],
    [
      'media that is not on the web',
      'invalidResponse',
      (response) => response.end('{"replies":[{"media":{"kind":"file","url":"javascript:alert(1)"}}]}'),
    ],
    ['null', 'invalidResponse', (response) => response.end('null')],
    ['JSON without bottom', 'invalidResponse', (response) => response.end('['.repeat(100_000))],
    ['too much', 'tooLarge', (response) => response.end(' '.repeat(300 * 1024))],
    ['compressed JSON', 'badResponse', (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x')],
    [
      'a redirect to the inside',
      'refusedAddress',
      (response) => response.writeHead(307, { location: 'http://10.0.0.1/' }).end(),
    ],
  ])('answered with %s has failed', async (_, reason, answer) => {
    const server = await listen((_, response) => answer(response))
    expect(await botsOf(server).call(REQUEST, ENOUGH_MS)).toEqual({
      reached: true,
      event: { type: 'botFailed', call: 't_1.2', reason },
    })
  })

  test('that is not answered in the time of the bot has failed', async () => {
    const server = await listen(() => {})
    const outcome = await botsOf({ url: server.url, timeout: 'PT0.05S' }).call(REQUEST, ENOUGH_MS)
    expect(outcome).toMatchObject({ reached: true, event: { type: 'botFailed', reason: 'timeout' } })
  })

  test('that breaks off may be tried again, for the bot knows it by its name', async () => {
    const server = await listen((_, response) => response.destroy())
    expect(await botsOf(server).call(REQUEST, ENOUGH_MS)).toEqual({
      reached: false,
      event: { type: 'botFailed', call: 't_1.2', reason: 'unreachable' },
    })
  })

  test('is refused when the bot is on the inside and nobody allowed it', async () => {
    const server = await listen((_, response) => response.end('{}'))
    const outcome = await botsOf(server, []).call(REQUEST, ENOUGH_MS)
    expect(outcome).toMatchObject({ reached: true, event: { type: 'botFailed', reason: 'refusedAddress' } })
    expect(server.received).toEqual([])
  })

  test('is not made with a secret or an address that the environment lacks', async () => {
    const server = await listen((_, response) => response.end('{}'))
    for (const bot of [{ url: server.url, secret: `\${FAQ_BOT_SECRET}` }, { url: `${server.url}/\${FAQ_PATH}` }]) {
      expect(await botsOf(bot).call(REQUEST, ENOUGH_MS)).toMatchObject({
        event: { type: 'botFailed', reason: 'notConfigured' },
      })
    }
    expect(server.received).toEqual([])
  })

  test('to a bot that the live workspace does not have has failed', async () => {
    const outcome = await botsOf({ url: 'https://bot.example/' }).call({ ...REQUEST, bot: 'gone' }, ENOUGH_MS)
    expect(outcome).toEqual({ reached: true, event: { type: 'botFailed', call: 't_1.2', reason: 'unknownBot' } })
    const odd = await botsOf({ url: 'https://bot.example/' }).call({ ...REQUEST, bot: 'constructor' }, ENOUGH_MS)
    expect(odd).toEqual(outcome)
  })
})

const BODY = '{"id":"a-1"}'

describe('a callback', () => {
  const bots = (bot: Partial<Bot> = {}) => botsOf({ url: 'https://bot.example/', ...bot })
  const callback = (body: string, more: Partial<Parameters<ReturnType<typeof bots>['acceptCallback']>[0]> = {}) => ({
    bot: 'faq',
    conversationId: 'c_1',
    call: 't_1.2',
    headers: sign(body),
    body,
    now: NOW,
    ...more,
  })
  const refusal = (attempt: () => unknown): AppError => {
    try {
      attempt()
    } catch (error) {
      if (error instanceof AppError) return error
    }
    throw new Error('it was accepted')
  }

  test('is an arrival of its conversation, named after the call and the answer’s own id', () => {
    const body = '{"id":"a-2","replies":[{"text":"Eccolo"}]}'
    expect(bots().acceptCallback(callback(body))).toEqual({
      source: 'c:t_1.2:a-2',
      at: NOW,
      from: { conversationId: 'c_1' },
      event: { type: 'botReplied', call: 't_1.2', bot: 'faq', replies: [{ text: 'Eccolo' }] },
    })
  })

  test('that says the same sentence again is another answer, and the same answer sent twice is one', () => {
    const sourceOf = (id: string) =>
      bots().acceptCallback(callback(JSON.stringify({ id, replies: [{ text: 'One moment.' }] }))).source
    expect(sourceOf('a-1')).toBe(sourceOf('a-1'))
    expect(sourceOf('a-1')).not.toBe(sourceOf('a-2'))
  })

  test('without an id is refused with the reason', () => {
    const error = refusal(() => bots().acceptCallback(callback('{"replies":[{"text":"One moment."}]}')))
    expect([error.code, error.message]).toEqual([
      'badRequest',
      expect.stringMatching(/id.*the same id again is the same answer, sent twice/s),
    ])
  })

  test('may be signed five minutes before or after our clock, and no second more', () => {
    for (const minutes of [-5, 5]) {
      const at = NOW + minutes * 60_000
      expect(bots().acceptCallback(callback(BODY, { headers: sign(BODY, { at }) })).event).toMatchObject({
        call: 't_1.2',
      })
      const late = callback(BODY, { headers: sign(BODY, { at: at + Math.sign(minutes) * 1000 }) })
      expect(refusal(() => bots().acceptCallback(late)).code).toBe('unauthorized')
    }
  })

  test.each([
    ['no headers', {}],
    ['a signature of another body', sign('{ }')],
    ['a signature of another secret', sign(BODY, { secret: 'other' })],
    ['the signature of another conversation', sign(BODY, { path: PATH.replace('c_1', 'c_2') })],
    ['the signature of another call', sign(BODY, { path: PATH.replace('t_1.2', 't_2.1') })],
    ['the signature of another bot', sign(BODY, { path: PATH.replace('faq', 'other') })],
    ['a signature whose body begins in the path', sign(BODY.slice(1), { path: `${PATH}\n{` })],
    ['a signature without its version', { ...sign(BODY), 'usher-signature': sign(BODY)['usher-signature'].slice(3) }],
    ['a signature cut short', { ...sign(BODY), 'usher-signature': sign(BODY)['usher-signature'].slice(0, -1) }],
    ['a signature in other letters', { ...sign(BODY), 'usher-signature': `v2=${'é'.repeat(64)}` }],
    ['another time than was signed', { ...sign(BODY), 'usher-timestamp': String(NOW / 1000 + 1) }],
    ['a time that is none', { ...sign(BODY), 'usher-timestamp': 'now' }],
  ])('with %s is refused', (_, headers) => {
    const error = refusal(() => bots().acceptCallback(callback(BODY, { headers })))
    expect(error.code).toBe('unauthorized')
    expect(error.message).not.toContain(SECRET)
  })

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('of a bot "%s" is refused like any', (bot) => {
    expect(refusal(() => bots().acceptCallback(callback(BODY, { bot }))).code).toBe('unauthorized')
  })

  test('for a bot that does not exist is refused as a wrong signature is', () => {
    const wrong = refusal(() => bots().acceptCallback(callback(BODY, { headers: {} })))
    const unknown = refusal(() => bots().acceptCallback(callback(BODY, { bot: 'gone' })))
    expect([unknown.code, unknown.message]).toEqual([wrong.code, wrong.message])
  })

  test('cannot be signed with the name of a secret that the environment lacks', () => {
    const secret = `\${FAQ_BOT_SECRET}`
    const forged = callback(BODY, { headers: sign(BODY, { secret }) })
    expect(refusal(() => bots({ secret }).acceptCallback(forged)).code).toBe('unauthorized')
  })

  test.each([
    ['not json', ''],
    ['{"replies":[{"text":"two"}]}', ''],
    ['{"id":""}', '/id'],
    ['{"id":"a","replies":[{"text":5}]}', '/replies/0/text'],
    ['{"id":"a","handback":{"outcome":[]}}', '/handback/outcome'],
    ['{"id":"a","unknown":1}', '/unknown'],
  ])('with the body %s is told where it is wrong', (body, pointer) => {
    const error = refusal(() => bots().acceptCallback(callback(body)))
    expect(error).toMatchObject({ code: 'badRequest', details: { pointer } })
  })
})
