import { expect, test } from 'vitest'
import { createHttpApp } from '../../runtime/http/createHttpApp.ts'
import type { HttpDeps } from '../../runtime/http/HttpDeps.ts'
import { readPublicUrl } from '../../runtime/http/readPublicUrl.ts'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** 403, or 200 and 405 of an address that takes GET alone. */
async function ask(
  method: 'GET' | 'POST',
  headers: { readonly host: string; readonly origin?: string },
  more: { readonly allowedHosts?: readonly string[] | null; readonly publicUrl?: string },
) {
  const publicUrl = readPublicUrl(more.publicUrl)
  const { allowedHosts = LOOPBACK } = more
  const deps = { designer: null, folder: null, tokens: null, allowedHosts, publicUrl } as unknown as HttpDeps
  const response = await createHttpApp(deps).request('/healthz', { method, headers })
  return { status: response.status, detail: response.ok ? '' : ((await response.json()) as { detail: string }).detail }
}

const publicUrl = 'https://usher.example.com'

test.each([
  ['GET', { host: 'usher.example.com' }, 200],
  ['GET', { host: 'usher.example.com:8443' }, 200],
  ['GET', { host: '127.0.0.1:3000' }, 200],
  ['GET', { host: 'evil.example' }, 403],
  ['GET', { host: 'usher.example.com.evil.example' }, 403],
  // A proxy may keep the name that the browser asks, or put its own there.
  ['POST', { host: 'usher.example.com', origin: publicUrl }, 405],
  ['POST', { host: '127.0.0.1:3000', origin: publicUrl }, 405],
  ['POST', { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }, 405],
  ['POST', { host: '127.0.0.1:3000', origin: 'http://usher.example.com' }, 403],
  ['POST', { host: '127.0.0.1:3000', origin: 'https://usher.example.com.evil.example' }, 403],
  ['POST', { host: 'usher.example.com', origin: 'https://evil.example' }, 403],
  ['POST', { host: 'usher.example.com', origin: 'null' }, 403],
] as const)('behind a proxy, %s with %j is answered %i', async (method, headers, status) => {
  expect((await ask(method, headers, { publicUrl })).status).toBe(status)
})

test('who is refused is told which names are good, and what to set', async () => {
  const host = await ask('GET', { host: 'usher.example.com' }, {})
  expect([host.status, host.detail]).toEqual([403, expect.stringContaining('127.0.0.1, localhost, [::1]')])
  expect(host.detail).toContain('USHER_PUBLIC_URL')
  const origin = await ask('POST', { host: 'usher.internal', origin: publicUrl }, { allowedHosts: null })
  expect([origin.status, origin.detail]).toEqual([403, expect.stringContaining('USHER_PUBLIC_URL')])
  const known = await ask('POST', { host: 'x', origin: 'https://evil.example' }, { allowedHosts: null, publicUrl })
  expect(known.detail).toContain(publicUrl)
})

test.each(['usher.example.com', 'ftp://usher.example.com', 'https://'])('%s is no public address', (text) => {
  expect(() => readPublicUrl(text)).toThrow('USHER_PUBLIC_URL')
})
