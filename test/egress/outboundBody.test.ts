import { FormData } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { createEgress } from '../../runtime/egress/createEgress.ts'
import type { Body } from '../../runtime/egress/outboundBody.ts'
import { listen } from './listen.ts'

function post(url: string, body: Body, more: { readonly timeoutMs?: number; readonly headers?: object } = {}) {
  const egress = createEgress({ allow: ['127.0.0.1'] })
  onTestFinished(() => egress.close())
  return egress.call({ method: 'POST', url, body, timeoutMs: 5_000, ...more, headers: { ...more.headers } })
}
const form = () => {
  const made = new FormData()
  made.set('segment_index', '0')
  made.set('media', new File([Buffer.from('%PNG')], 'a b.png', { type: 'image/png' }))
  return made
}
async function* inParts(...parts: readonly string[]) {
  for (const part of parts) yield Buffer.from(part)
}

test.each<[string, () => Body, string, string | undefined]>([
  ['bytes', () => Buffer.from('grüße'), 'grüße', '7'],
  ['a stream', () => () => inParts('one ', 'two'), 'one two', undefined],
])('%s arrive as they are, also where a redirect leads', async (_, bodyOf, text, length) => {
  const server = await listen((request, response) =>
    response.writeHead(request.path === '/' ? 307 : 200, { location: '/there' }).end(),
  )
  expect((await post(`${server.url}/`, bodyOf())).status).toBe(200)
  expect(server.received.map(({ path, body, headers }) => [path, body, headers['content-length']])).toEqual([
    ['/', text, length],
    ['/there', text, length],
  ])
})

test('a form arrives with its fields, its file, their boundary and their length, also where a redirect leads', async () => {
  const server = await listen((request, response) =>
    response.writeHead(request.path === '/' ? 307 : 200, { location: '/there' }).end(),
  )
  await post(`${server.url}/`, form())
  expect(server.received.map(({ path }) => path)).toEqual(['/', '/there'])
  for (const { body, headers } of server.received) {
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1] ?? ''
    expect(body.split(`--${boundary}`)).toHaveLength(4)
    expect(body).toContain('name="segment_index"\r\n\r\n0\r\n')
    expect(body).toContain('name="media"; filename="a b.png"\r\nContent-Type: image/png\r\n\r\n%PNG\r\n')
    expect(Number(headers['content-length'])).toBe(Buffer.byteLength(body))
  }
})

test('a stream that breaks off, or never ends, ends the call', async () => {
  const server = await listen((_, response) => response.end())
  const broken = async function* () {
    yield Buffer.from('one')
    throw new Error('the disk is gone')
  }
  const endless = async function* () {
    yield Buffer.from('one')
    await new Promise(() => {})
  }
  await expect(post(server.url, broken)).rejects.toMatchObject({ reason: 'unreachable' })
  await expect(post(server.url, endless, { timeoutMs: 200 })).rejects.toMatchObject({ reason: 'timeout' })
  expect(server.received).toEqual([])
})

test('no body goes to an address that is not public', async () => {
  let isAsked = false
  const egress = createEgress({ allow: [] })
  onTestFinished(() => egress.close())
  const body = async function* () {
    isAsked = true
    yield Buffer.from('secret')
  }
  const call = egress.call({ method: 'POST', url: 'http://127.0.0.1:9/', headers: {}, body, timeoutMs: 5_000 })
  await expect(call).rejects.toMatchObject({ reason: 'refusedAddress', wasSent: false })
  expect(isAsked).toBe(false)
})
