import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { readSession, SESSION_MS, signSession } from '../../runtime/http/session.ts'
import { parseTokens, type Tokens } from '../../runtime/http/tokens.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { desk, says } from './desk.ts'

const TOKENS = 'designer:designer-token-01234,viewer:viewer-token-0123456'
const NOW = Date.UTC(2026, 10, 20, 12)

let host: TestHost
beforeAll(async () => {
  host = await startHost(desk, { env: { USHER_TOKENS: TOKENS } })
})
afterAll(() => host.close())

const logIn = (token: string, headers: Record<string, string> = { origin: host.url }) =>
  host.ask('POST', '/api/session', { token }, headers)
const cookieOf = (answer: { readonly headers: Headers }) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''
const tokensOf = (text: string): Tokens => parseTokens(text) ?? expect.fail('no tokens')

test('a token buys a cookie that no script and no other site can use', async () => {
  const answer = await logIn('designer-token-01234')
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ role: 'designer', may: ['designer', 'viewer'], needsToken: true })
  const attributes = answer.headers.get('set-cookie')?.split('; ').slice(1)
  expect(attributes).toEqual([`Max-Age=${SESSION_MS / 1_000}`, 'Path=/', 'HttpOnly', 'SameSite=Strict'])
  expect(answer.headers.get('set-cookie')).not.toContain('designer-token')
  const { body } = await host.ask('GET', '/api/session', undefined, { cookie: cookieOf(answer) })
  expect([body.role, body.expiresAt]).toEqual(['designer', answer.body.expiresAt])
})

test('behind TLS the cookie is never sent without, and belongs to this host alone', async () => {
  const { headers } = await logIn('viewer-token-0123456', { origin: host.url, 'x-forwarded-proto': 'https' })
  expect(headers.get('set-cookie')).toMatch(/^__Host-usher_session=.*; Secure/)
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
  expect((await host.ask('GET', '/api/conversations', undefined, { cookie })).status).toBe(200)
})

test('a wrong token buys nothing, and a page of another site cannot log anybody in', async () => {
  const wrong = await logIn('designer-token-99999')
  expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([401, null])
  for (const headers of [{}, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'same-site' }]) {
    const answer = await logIn('designer-token-01234', headers as Record<string, string>)
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
  }
})

test('an address that tries wrong tokens has to wait, which the log tells without a token', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => log.mockRestore())
  const from = (address: string) => ({ origin: host.url, 'x-forwarded-for': address })
  // What a client says of itself stands before what the proxy adds.
  for (let guess = 0; guess < 10; guess += 1)
    expect((await logIn(`a-guess-number-${guess}`, from(`10.0.0.${guess}, 192.0.2.7`))).status).toBe(401)
  const refused = await logIn('designer-token-01234', from('192.0.2.7'))
  expect([refused.status, refused.headers.get('set-cookie')]).toEqual([429, null])
  expect(Number(refused.headers.get('retry-after'))).toSatisfy((seconds) => seconds > 0 && seconds <= 60)
  expect((await logIn('designer-token-01234', from('192.0.2.8'))).status).toBe(200)
  const lines = log.mock.calls.map(([line]) => String(line))
  expect(lines).toHaveLength(10)
  expect(lines.at(-1)).toBe('usher: http: a login with a wrong token from 192.0.2.7; it must wait now')
  expect(lines.join()).not.toContain('guess')
})

test('a cookie reads from anywhere, and changes something only from a page of this host', async () => {
  const cookie = cookieOf(await logIn('designer-token-01234'))
  const simulate = { flowId: 'main', events: [{ at: '2026-11-20T10:00:00Z', message: says('refund') }] }
  const post = (headers: Record<string, string>) =>
    host.ask('POST', '/api/simulate', simulate, { cookie, ...headers }).then(({ status }) => status)
  expect((await host.ask('GET', '/api/workspace', undefined, { cookie })).status).toBe(200)
  expect(await post({})).toBe(403)
  expect(await post({ origin: 'https://evil.example' })).toBe(403)
  expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await post({ origin: host.url })).not.toBe(403)
  expect(await post({ 'sec-fetch-site': 'same-origin' })).not.toBe(403)
})

test('logging out takes the cookie, and whoever kept a copy has nothing', async () => {
  const cookie = cookieOf(await logIn('viewer-token-0123456'))
  const other = cookieOf(await logIn('viewer-token-0123456'))
  const { body, headers } = await host.ask('DELETE', '/api/session', undefined, { cookie, origin: host.url })
  expect(body).toMatchObject({ role: null, may: [] })
  expect(headers.get('set-cookie')).toMatch(/^usher_session=; Max-Age=0/)
  const statusWith = async (kept: string) => (await host.ask('GET', '/api/queues', undefined, { cookie: kept })).status
  expect([await statusWith(cookie), await statusWith(other)]).toEqual([401, 200])
  expect((await host.ask('GET', '/api/session', undefined, { cookie })).body).toMatchObject({ role: null })
})

test('who shows nothing is told to log in, and where no tokens are configured everybody may do everything', async () => {
  expect((await host.ask('GET', '/api/session')).body).toEqual({
    role: null,
    may: [],
    needsToken: true,
    expiresAt: null,
  })
  const open = await startHost(desk)
  const { body } = await open.ask('GET', '/api/session')
  await open.close()
  expect(body).toMatchObject({ role: 'admin', needsToken: false })
})

test('a session ends after its time, with its token, and by any change to it', () => {
  const tokens = tokensOf(TOKENS)
  const text = signSession(tokens, 'designer-token-01234', NOW) ?? expect.fail('not signed')
  expect(readSession(tokens, text, NOW + SESSION_MS - 1)).toMatchObject({
    role: 'designer',
    expiresAt: NOW + SESSION_MS,
  })
  expect(readSession(tokens, text, NOW + SESSION_MS)).toBeNull()
  expect(readSession(tokensOf('designer:designer-token-56789,viewer:viewer-token-0123456'), text, NOW)).toBeNull()
  expect(readSession(tokensOf('viewer:viewer-token-0123456,designer:designer-token-01234'), text, NOW)).not.toBeNull()
  for (let at = 0; at < text.length; at += 1) {
    const forged = text.slice(0, at) + (text[at] === '1' ? '2' : '1') + text.slice(at + 1)
    // The last letter of a signature holds bits that nothing reads.
    if (at < text.length - 1) expect(readSession(tokens, forged, NOW), forged).toBeNull()
  }
})
