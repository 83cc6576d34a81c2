import { afterAll, beforeAll, expect, test } from 'vitest'
import { routesOf } from '../../runtime/http/createHttpApp.ts'
import type { HttpDeps } from '../../runtime/http/HttpDeps.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { desk } from './desk.ts'

const ROLES = ['channel', 'viewer', 'agent', 'designer', 'publisher', 'admin'] as const
const tokenOf = (role: string) => `${role}-token-0123456789`

/** Who may use what; `-` is somebody without a token. */
const MAY: { readonly [route: string]: string } = {
  'POST /api/channels/:channel/messages': 'channel admin',
  'GET /api/channels/:channel/contacts/:address/messages': 'channel admin',
  'GET /api/conversations': 'viewer agent designer publisher admin',
  'GET /api/flows/:flow/nodes/:node/conversations': 'viewer agent designer publisher admin',
  'GET /api/flows/:flow/traffic': 'viewer agent designer publisher admin',
  'GET /api/conversations/:id': 'viewer agent designer publisher admin',
  'POST /api/conversations/:id/messages': 'agent admin',
  'POST /api/contacts/:id/block': 'agent admin',
  'POST /api/contacts/:id/unblock': 'agent admin',
  'GET /api/queues': 'viewer agent designer publisher admin',
  'GET /api/queues/:queue/items': 'viewer agent designer publisher admin',
  'POST /api/queues/claim': 'agent admin',
  'POST /api/queues/items/:id/renew': 'agent admin',
  'POST /api/queues/items/:id/complete': 'agent admin',
  'POST /api/queues/items/:id/release': 'agent admin',
  'POST /api/queues/items/:id/transfer': 'agent admin',
  'GET /api/releases': 'viewer agent designer publisher admin',
  'GET /api/releases/:hash': 'viewer agent designer publisher admin',
  'GET /api/releases/:hash/standing': 'viewer agent designer publisher admin',
  'POST /api/releases': 'publisher admin',
  'GET /api/deployment': 'viewer agent designer publisher admin',
  'PUT /api/deployment': 'publisher admin',
  'POST /api/simulate': 'viewer agent designer publisher admin',
  'GET /api/outbox/dead': 'viewer agent designer publisher admin',
  'POST /api/outbox/:id/revive': 'admin',
  'GET /api/events': 'viewer agent designer publisher admin',
  // Signed with the bot's secret: a token is nothing here.
  'POST /api/bots/:bot/callback/:conversation/:call': '',
  'POST /webhooks/:channel': '- channel viewer agent designer publisher admin',
  'GET /': '- channel viewer agent designer publisher admin',
  'GET /api/session': '- channel viewer agent designer publisher admin',
  'POST /api/session': '- channel viewer agent designer publisher admin',
  'DELETE /api/session': '- channel viewer agent designer publisher admin',
  'GET /healthz': '- channel viewer agent designer publisher admin',
  'GET /readyz': '- channel viewer agent designer publisher admin',
  'GET /openapi.json': '- channel viewer agent designer publisher admin',
  'GET /metrics': 'viewer agent designer publisher admin',
  'GET /api/workspace': 'viewer agent designer publisher admin',
  'PUT /api/workspace/files/:path{.+}': 'designer publisher admin',
  'DELETE /api/workspace/files/:path{.+}': 'designer publisher admin',
  'GET /api/git/commits': 'viewer agent designer publisher admin',
  'GET /api/git/commits/:hash': 'viewer agent designer publisher admin',
  'POST /api/git/commits': 'designer publisher admin',
}

let host: TestHost
const cookies = new Map<string, string>()
beforeAll(async () => {
  host = await startHost(desk, { env: { USHER_TOKENS: ROLES.map((role) => `${role}:${tokenOf(role)}`).join(',') } })
  for (const role of ROLES) {
    const { headers } = await host.ask('POST', '/api/session', { token: tokenOf(role) }, { origin: host.url })
    cookies.set(role, headers.get('set-cookie')?.split(';')[0] ?? '')
  }
})
afterAll(() => host.close())

/** Asks as a page of the host would. */
async function statusOf(address: string, shown: Record<string, string>): Promise<number> {
  const [method = '', path = ''] = address.split(' ')
  const filled = path.replace(':channel', 'web').replaceAll(/:\w+(?:\{[^}]*\})?/g, 'x')
  const response = await fetch(host.url + filled, { method, headers: { 'sec-fetch-site': 'same-origin', ...shown } })
  await response.body?.cancel()
  return response.status
}

test('the table names every route', () => {
  const deps = { designer: null, folder: null } as unknown as HttpDeps // routes are made without asking the host
  expect(
    routesOf(deps)
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  ).toEqual(Object.keys(MAY).sort())
})

test.each(Object.entries(MAY))('%s is for: %s', async (address, roles) => {
  const allowed = roles.split(' ')
  expect(await statusOf(address, {})).toSatisfy((status) => (status === 401) !== allowed.includes('-'))
  expect(await statusOf(address, { authorization: 'Bearer nobody-has-this-token' })).toSatisfy(
    (status) => (status === 401) !== allowed.includes('-'),
  )
  for (const role of ROLES) {
    for (const shown of [{ authorization: `Bearer ${tokenOf(role)}` }, { cookie: cookies.get(role) ?? '' }]) {
      const status = await statusOf(address, shown)
      expect([role, shown, status === 401 || status === 403]).toEqual([role, shown, !allowed.includes(role)])
    }
  }
})

test('a channel with a token of its own takes that, and nobody else may use another channel with it', async () => {
  const headers = { authorization: 'Bearer kiosk-secret-0123456789' }
  const message = (id: string) => ({ id, from: { id: 'u-1' }, text: 'refund' })
  expect((await host.ask('POST', '/api/channels/kiosk/messages', message('k-1'), headers)).status).toBe(200)
  expect((await host.ask('GET', '/api/channels/kiosk/contacts/u-1/messages', undefined, headers)).status).toBe(200)
  expect((await host.ask('POST', '/api/channels/web/messages', message('k-2'), headers)).status).toBe(401)
  expect((await host.ask('GET', '/api/conversations', undefined, headers)).status).toBe(401)
})

test('a channel whose token is missing from the environment is open to nobody who knows its name', async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the form in which files name the environment
  const unset = '${KIOSK_TOKEN}'
  const channels = { ...desk.channels, kiosk: { kind: 'web', flow: 'main', token: unset } } as const
  const other = await startHost({ ...desk, channels })
  const { status } = await other.ask(
    'POST',
    '/api/channels/kiosk/messages',
    { id: 'k-1', from: { id: 'u-1' }, text: 'x' },
    { authorization: `Bearer ${unset}` },
  )
  await other.close()
  expect(status).toBe(401)
})
