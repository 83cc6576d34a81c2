// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the form in which files name the environment
import type { ServerResponse } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { callService } from '../../runtime/bots/callService.ts'
import { createEgress } from '../../runtime/egress/createEgress.ts'
import { listen } from '../egress/listen.ts'

type CallRequest = Parameters<typeof callService>[1]

function call(
  url: string,
  effect: Partial<CallRequest> = {},
  options: Partial<Parameters<typeof createEgress>[0]> = {},
) {
  const egress = createEgress({ allow: ['127.0.0.1'], ...options })
  onTestFinished(() => egress.close())
  const base = {
    type: 'callRequest',
    node: 'order',
    call: 't_1.1',
    method: 'GET',
    url,
    headers: {},
    timeout: 5_000,
  } as const
  return callService(egress, { ...base, ...effect }, { SHOP_TOKEN: 's3cret', EMPTY: '' })
}

describe('what a request node sends', () => {
  test('has the secrets that its author asked for, and none that a customer writes', async () => {
    const server = await listen((_, response) => response.end())
    const headers = { Authorization: 'Bearer ${SHOP_TOKEN}', 'X-Note': 'they wrote ${HOME}' }
    await call(server.url, { headers, secrets: ['SHOP_TOKEN'] })
    expect(server.received[0]?.headers).toMatchObject({
      authorization: 'Bearer s3cret',
      'x-note': 'they wrote ${HOME}',
    })
  })

  test.each(['UNKNOWN', 'EMPTY'])('is nothing while the secret %s is missing', async (name) => {
    const server = await listen((_, response) => response.end())
    const outcome = await call(server.url, { headers: { 'X-Key': `\${${name}}` }, secrets: [name] })
    expect(outcome.event).toMatchObject({ type: 'requestFailed', reason: 'notConfigured' })
    expect(server.received).toEqual([])
  })

  test('is JSON, with the call as its idempotency key', async () => {
    const server = await listen((_, response) => response.end())
    await call(`${server.url}/orders`, { method: 'POST', body: { text: '你好' }, headers: { 'X-Shop': 'it' } })
    expect(server.received).toMatchObject([
      {
        method: 'POST',
        path: '/orders',
        body: '{"text":"你好"}',
        headers: { 'x-shop': 'it', 'content-type': 'application/json', 'idempotency-key': 't_1.1' },
      },
    ])
  })

  test('is a form when its author says so, and a text as JSON otherwise', async () => {
    const server = await listen((_, response) => response.end())
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    await call(server.url, { method: 'PUT', body: 'a=1&b=2', headers })
    await call(server.url, { method: 'PUT', body: 'a=1&b=2' })
    expect(server.received.map(({ body, headers: got }) => [body, got['content-type']])).toEqual([
      ['a=1&b=2', 'application/x-www-form-urlencoded'],
      ['"a=1&b=2"', 'application/json'],
    ])
  })

  test('keeps the idempotency key that its author chose, and has none with GET', async () => {
    const server = await listen((_, response) => response.end())
    await call(server.url, { method: 'POST', headers: { 'Idempotency-Key': 'mine' } })
    await call(server.url)
    expect(server.received.map(({ headers }) => headers['idempotency-key'])).toEqual(['mine', undefined])
  })
})

describe('what a service answers', () => {
  const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }
  test.each<[string, unknown, (response: ServerResponse) => void]>([
    ['JSON', { status: 'sent' }, (response) => response.writeHead(200, JSON_TYPE).end('{"status":"sent"}')],
    ['a JSON number', 42, (response) => response.writeHead(200, { 'content-type': 'application/hal+json' }).end('42')],
    ['JSON as text', [1], (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('[1]')],
    ['a word', 'sent', (response) => response.end('sent')],
    ['a number as text', '42', (response) => response.end('42')],
    ['what only begins like JSON', '[sent]', (response) => response.end('[sent]')],
    ['nothing', null, (response) => response.writeHead(204).end()],
    ['JSON null', null, (response) => response.writeHead(200, JSON_TYPE).end('null')],
  ])('%s comes back as a value', async (_, body, answer) => {
    const server = await listen((_, response) => answer(response))
    expect(await call(server.url)).toMatchObject({
      reached: true,
      event: { type: 'requestReturned', call: 't_1.1', body },
    })
  })

  test('comes back whatever the status, as text when its JSON is broken', async () => {
    const server = await listen((_, response) => response.writeHead(503, JSON_TYPE).end('{'))
    expect(await call(server.url)).toEqual({
      reached: true,
      event: { type: 'requestReturned', call: 't_1.1', status: 503, body: '{' },
    })
  })

  test.each<[string, (response: ServerResponse) => void]>([
    ['invalidResponse', (response) => response.writeHead(200, JSON_TYPE).end('{')],
    ['invalidResponse', (response) => response.writeHead(200, JSON_TYPE).end('['.repeat(5_000) + ']'.repeat(5_000))],
    ['tooLarge', (response) => response.end('x'.repeat(300 * 1024))],
    ['badResponse', (response) => response.writeHead(200, { 'content-encoding': 'br' }).end('x')],
    ['refusedAddress', (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end()],
    ['badUrl', (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end()],
    ['tooManyRedirects', (response) => response.writeHead(302, { location: '/' }).end()],
  ])('that is of no use has failed: %s', async (reason, answer) => {
    const server = await listen((_, response) => answer(response))
    expect(await call(server.url)).toEqual({ reached: true, event: { type: 'requestFailed', call: 't_1.1', reason } })
  })
})

describe('a request that came to nothing', () => {
  test.each(['not a url', 'file:///etc/passwd'])('for its address %s is final', async (url) => {
    expect(await call(url)).toMatchObject({ reached: true, event: { type: 'requestFailed', reason: 'badUrl' } })
  })

  test('for a service on the inside that nobody allowed is final', async () => {
    const server = await listen((_, response) => response.end())
    const outcome = await call(server.url, {}, { allow: [] })
    expect(outcome).toMatchObject({ reached: true, event: { reason: 'refusedAddress' } })
    expect(server.received).toEqual([])
  })

  test('for want of time is final', async () => {
    const server = await listen(() => {})
    const outcome = await call(server.url, { timeout: 40 })
    expect(outcome).toMatchObject({ reached: true, event: { type: 'requestFailed', reason: 'timeout' } })
  })

  test.each([
    ['GET', false],
    ['POST', true],
    ['DELETE', true],
  ])('after it was sent may be made again only when it changes nothing there: %s', async (method, reached) => {
    const server = await listen((_, response) => response.destroy())
    expect(await call(server.url, { method })).toMatchObject({ reached, event: { reason: 'unreachable' } })
  })

  test('before it was sent may be made again', async () => {
    const lookup = () => Promise.reject(new Error('no such host'))
    const outcome = await call('http://shop.example/', { method: 'POST' }, { lookup })
    expect(outcome).toMatchObject({ reached: false, event: { type: 'requestFailed', reason: 'unreachable' } })
  })
})
