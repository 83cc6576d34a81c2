import { request } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHost, type TestHost } from '../support/startHost.ts'
import { desk, says } from './desk.ts'

let host: TestHost
beforeAll(async () => {
  host = await startHost(desk)
})
afterAll(() => host.close())

const MESSAGES = '/api/channels/web/messages'

test.each([
  ['no JSON', '{"id": ', 400, ''],
  ['an empty body', '', 400, ''],
  ['a list', '[]', 400, ''],
  ['a missing sender', { id: 'm', text: 'x' }, 400, ''],
  ['a sender of the wrong type', { id: 'm', from: { id: 5 }, text: 'x' }, 400, '/from/id'],
  ['a property that nobody knows', { id: 'm', from: { id: 'u' }, text: 'x', txt: 1 }, 400, '/txt'],
  ['an id that no database holds', { id: 'm\u0000', from: { id: 'u' }, text: 'x' }, 400, '/id'],
])('%s is refused at its place', async (_what, body, status, pointer) => {
  const answer = await host.ask('POST', MESSAGES, body)
  expect([answer.status, answer.body.pointer]).toEqual([status, pointer])
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
})

test('a text that no database holds is mended, not refused', async () => {
  const { status, body } = await host.ask('POST', MESSAGES, says('refund \u0000 \ud83d', 'mended\u0000'))
  expect(status).toBe(200)
  const { body: read } = await host.ask('GET', `/api/conversations/${body.conversationId}`)
  expect(read.transcript[0].text).toBe('refund \ufffd \ufffd')
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'ftp://x/y', '//x/y', 'https:', '/a.png'])(
  'an attachment at "%s" is refused, from customers and from agents',
  async (url) => {
    const message = { ...says('look'), attachments: [{ kind: 'image', url }] }
    const answer = await host.ask('POST', MESSAGES, message)
    expect([answer.status, answer.body.pointer]).toEqual([400, '/attachments/0/url'])
    const reply = { id: 'r-1', agent: 'ada', messages: [{ media: { kind: 'image', url } }] }
    const replied = await host.ask('POST', '/api/conversations/c_1/messages', reply)
    expect([replied.status, replied.body.pointer]).toEqual([400, '/messages/0/media/url'])
  },
)

test('another content type is refused with what is taken', async () => {
  const { status, body } = await host.ask('POST', MESSAGES, 'id=1', {
    'content-type': 'application/x-www-form-urlencoded',
  })
  expect([status, body.code]).toEqual([415, 'unsupportedMediaType'])
})

test('a body that is too large is refused, whether it says so or not', async () => {
  const large = JSON.stringify(says('x'.repeat(300_000)))
  expect((await host.ask('POST', MESSAGES, large)).status).toBe(413)
  const chunks = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(large))
      controller.close()
    },
  })
  const response = await fetch(host.url + MESSAGES, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: chunks,
    duplex: 'half',
  } as RequestInit) // `duplex` is Node's
  expect(response.status).toBe(413)
})

const packed = (body: Uint8Array<ArrayBuffer>, coding: string) =>
  fetch(host.url + MESSAGES, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': coding },
    body,
  })

test('a body with gzip is read', async () => {
  const response = await packed(gzipSync(JSON.stringify(says('refund'))), 'gzip')
  expect([response.status, await response.json()]).toMatchObject([200, { enqueued: { queue: 'billing' } }])
  expect((await packed(Buffer.from(JSON.stringify(says('refund'))), 'identity')).status).toBe(200)
})

test('a bomb is refused before it is unpacked, and what is no gzip too', async () => {
  const bomb = gzipSync(JSON.stringify(says('x'.repeat(50_000_000))))
  expect(bomb.byteLength).toBeLessThan(100_000)
  expect((await packed(bomb, 'gzip')).status).toBe(413)
  expect((await packed(gzipSync(gzipSync(JSON.stringify(says('refund')))), 'gzip')).status).toBe(400)
  expect((await packed(Buffer.from(JSON.stringify(says('refund'))), 'gzip')).status).toBe(400)
  expect((await packed(gzipSync(JSON.stringify(says('refund'))).subarray(0, -9), 'gzip')).status).toBe(400)
})

test.each([
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['gzip, gzip', (text: string) => gzipSync(gzipSync(text))],
  ['made-up', Buffer.from],
])('a body with content-encoding %s is refused with what is taken', async (coding, pack) => {
  const response = await packed(Buffer.from(pack(JSON.stringify(says('refund')))), coding)
  expect([response.status, response.headers.get('accept-encoding')]).toEqual([415, 'gzip'])
})

test.each([
  ['DELETE', MESSAGES, 'POST, OPTIONS'],
  ['PATCH', '/api/conversations', 'GET, HEAD, OPTIONS'],
  ['POST', '/api/conversations/c_1', 'GET, HEAD, OPTIONS'],
  ['GET', '/api/queues/claim', 'POST, OPTIONS'],
  ['POST', '/api/deployment', 'GET, PUT, HEAD, OPTIONS'],
  ['POST', '/api/workspace/files/schedules/support.schedule.json', 'PUT, DELETE, OPTIONS'],
])('%s %s is answered with what is possible: %s', async (method, path, allow) => {
  const answer = await host.ask(method, path)
  expect([answer.status, answer.body.code, answer.headers.get('allow')]).toEqual([405, 'methodNotAllowed', allow])
  const options = await host.ask('OPTIONS', path)
  expect([options.status, options.headers.get('allow')]).toEqual([204, allow])
})

test('HEAD answers as GET does, without a body, streams too', async () => {
  for (const path of ['/healthz', '/api/queues', '/api/events', '/']) {
    const { status, body } = await host.ask('HEAD', path)
    expect([path, status, body]).toEqual([path, 200, ''])
  }
  expect((await host.ask('HEAD', '/api/conversations/none')).status).toBe(404)
})

test('an address that does not exist says where to look', async () => {
  for (const method of ['GET', 'POST', 'OPTIONS', 'HEAD'])
    expect((await host.ask(method, '/api/none')).status).toBe(404)
  expect((await host.ask('GET', '/api/none')).body.detail).toContain('/openapi.json')
})

/** fetch sets `host` itself, so this asks with node:http. */
const askAs = (headers: Record<string, string>, method = 'POST', path = MESSAGES) =>
  new Promise<{ status: number; policy: string | undefined }>((resolve, reject) => {
    const asked = request(
      host.url + path,
      { method, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        response.resume()
        const policy = response.headers['content-security-policy']
        response.on('end', () => resolve({ status: response.statusCode ?? 0, policy: policy?.toString() }))
      },
    )
    asked.on('error', reject)
    asked.end(method === 'POST' ? JSON.stringify(says('refund')) : undefined)
  })

test('pages of other origins can neither send nor read through another name of this host', async () => {
  const own = new URL(host.url).host
  expect((await askAs({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await askAs({ origin: 'null' })).status).toBe(403)
  expect((await askAs({ host: 'evil.example' }, 'GET', '/api/conversations')).status).toBe(403)
  expect((await askAs({ origin: host.url, host: own })).status).toBe(200)
})

test('every answer forbids what a page could make of it', async () => {
  for (const path of ['/', '/healthz', '/api/none', '/api/conversations', '/openapi.json', '/api/queues?x=%00']) {
    const { headers } = await host.ask('GET', path)
    expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  }
  expect((await askAs({ origin: 'https://evil.example' })).policy).toContain("default-src 'none'")
})

test('the first page shows what is live and a line that works', async () => {
  const { body, headers } = await host.ask('GET', '/')
  expect(headers.get('content-type')).toContain('text/html')
  expect(headers.get('content-security-policy')).toContain("style-src 'sha256-")
  expect(body).toContain(`Release ${host.host.release().slice(0, 12)} is live.`)
  expect(body).not.toContain('<script')
  const curl = /curl (\S+) .* -d &#39;(.*)&#39;/.exec(body)
  const sent = JSON.parse((curl?.[2] ?? '').replaceAll('&quot;', '"'))
  expect((await host.ask('POST', new URL(curl?.[1] ?? '').pathname, sent)).status).toBe(200)
})

test('the description of the API is served', async () => {
  const { body } = await host.ask('GET', '/openapi.json')
  expect(body).toMatchObject({ openapi: '3.1.0', paths: { '/api/simulate': { post: { 'x-usher-role': 'viewer' } } } })
})
