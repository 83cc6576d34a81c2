import { afterAll, beforeAll, expect, test } from 'vitest'
import { routesOf } from '../../runtime/http/createHttpApp.ts'
import type { HttpDeps } from '../../runtime/http/HttpDeps.ts'
import { mayUse, type Role } from '../../runtime/http/tokens.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { desk } from './desk.ts'

const ROLES = ['channel', 'channel/web', 'channel/kiosk', 'viewer', 'agent', 'designer', 'publisher', 'admin'] as const
const tokenOf = (role: string) => `${role}-token-0123456789`
const READERS = 'viewer agent designer publisher admin'
const EVERYBODY = `- channel channel/web channel/kiosk ${READERS}`

/** Who may use what; `-` is somebody without a token. */
const MAY: { readonly [route: string]: string } = {
  // Of the channel `web`: a token for every channel posts and reads nothing.
  'POST /api/channels/:channel/messages': 'channel channel/web admin',
  'GET /api/channels/:channel/contacts/:address/messages': 'channel/web admin',
  'GET /api/channels': READERS,
  'POST /api/channels/:channel/check': 'designer publisher admin',
  'POST /api/channels/:channel/connect': 'publisher admin',
  'POST /api/channels/:channel/conversations': 'agent admin',
  'GET /api/conversations': READERS,
  'GET /api/flows/:flow/nodes/:node/conversations': READERS,
  'GET /api/flows/:flow/traffic': READERS,
  'GET /api/conversations/:id': READERS,
  'GET /api/conversations/:id/turns/:turn/attachments/:place': READERS,
  'POST /api/conversations/:id/messages': 'agent admin',
  'POST /api/contacts/:id/block': 'agent admin',
  'POST /api/contacts/:id/merge': 'agent admin',
  'POST /api/contacts/:id/unblock': 'agent admin',
  'GET /api/queues': READERS,
  'GET /api/queues/:queue/items': READERS,
  'POST /api/queues/claim': 'agent admin',
  'POST /api/queues/items/:id/renew': 'agent admin',
  'POST /api/queues/items/:id/complete': 'agent admin',
  'POST /api/queues/items/:id/release': 'agent admin',
  'POST /api/queues/items/:id/transfer': 'agent admin',
  'GET /api/releases': READERS,
  'GET /api/releases/:hash': READERS,
  'GET /api/releases/:hash/standing': READERS,
  'POST /api/releases': 'publisher admin',
  'GET /api/deployment': READERS,
  'PUT /api/deployment': 'publisher admin',
  'POST /api/simulate': READERS,
  'GET /api/outbox/dead': READERS,
  'POST /api/outbox/:id/revive': 'admin',
  'POST /api/backup': 'admin',
  'GET /api/hold': READERS,
  'POST /api/resume': 'admin',
  'GET /api/events': READERS,
  // Signed with the bot's secret: a token is nothing here.
  'POST /api/bots/:bot/callback/:conversation/:call': '',
  'GET /webhooks/:channel': EVERYBODY,
  'POST /webhooks/:channel': EVERYBODY,
  'GET /': EVERYBODY,
  'GET /reload.js': EVERYBODY,
  'GET /assets/:file': EVERYBODY,
  'GET /THIRD-PARTY-LICENSES.txt': EVERYBODY,
  'GET /api/session': EVERYBODY,
  'POST /api/session': EVERYBODY,
  'GET /healthz': EVERYBODY,
  'GET /readyz': EVERYBODY,
  'GET /openapi.json': EVERYBODY,
  'GET /metrics': READERS,
  'GET /api/workspace': READERS,
  'PUT /api/workspace/files/:path{.+}': 'designer publisher admin',
  'DELETE /api/workspace/files/:path{.+}': 'designer publisher admin',
  'GET /api/git/commits': READERS,
  'GET /api/git/commits/:hash': READERS,
  'POST /api/git/commits': 'designer publisher admin',
  // The last: it ends the sessions that the others ask with.
  'DELETE /api/session': EVERYBODY,
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

/** Of a host with the designer and of one without; routes are made without asking the host. */
const routes = [null, {}].flatMap((designer) => routesOf({ designer, folder: null } as unknown as HttpDeps))

test('the table names every route', () => {
  const named = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  expect([...named].sort()).toEqual(Object.keys(MAY).sort())
})

test('the table says of each route what the route says of itself', () => {
  for (const { method, path, role } of routes) {
    if (role === 'own') continue // it asks for the channel's or the bot's secret itself
    const asked =
      role === null ? EVERYBODY : ROLES.filter((has) => !has.includes('/') && mayUse(has as Role, role)).join(' ')
    expect([path, MAY[`${method} ${path}`]?.split(' ').sort()]).toEqual([path, asked.split(' ').sort()])
  }
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

test('a token for one channel posts and reads there, and nowhere else; one for every channel reads nothing', async () => {
  const as = (role: string) => ({ authorization: `Bearer ${tokenOf(role)}` })
  const message = (id: string) => ({ id, from: { id: 'u-2' }, text: 'refund' })
  const post = async (channel: string, role: string) =>
    (await host.ask('POST', `/api/channels/${channel}/messages`, message(`${channel}-${role}`), as(role))).status
  const read = (channel: string, role: string) =>
    host.ask('GET', `/api/channels/${channel}/contacts/u-2/messages`, undefined, as(role))
  expect([await post('web', 'channel/web'), await post('kiosk', 'channel/web')]).toEqual([200, 403])
  expect([await post('web', 'channel'), await post('kiosk', 'channel')]).toEqual([200, 200])
  expect((await read('web', 'channel/web')).status).toBe(200)
  expect((await read('kiosk', 'channel/web')).body).toMatchObject({
    status: 403,
    detail: 'This token is for the channel "web".',
  })
  expect((await read('web', 'channel')).body).toMatchObject({
    status: 403,
    detail: expect.stringContaining('channel/web:<token> in USHER_TOKENS'),
  })
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

test('the live release may be tried by everybody who may look, a flow that is not published by designers', async () => {
  const events = [{ at: '2026-11-20T10:00:00+01:00', message: { text: 'hello' } }]
  const draft = { ...desk.flows.main, id: 'draft' }
  const statuses = async (role: string) =>
    Promise.all(
      [
        { flowId: 'main', events },
        { flow: draft, events },
      ].map(async (request) => {
        const shown = { authorization: `Bearer ${tokenOf(role)}` }
        return (await host.ask('POST', '/api/simulate', request, shown)).status
      }),
    )
  expect(Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await statuses(role)])))).toEqual({
    channel: [403, 403],
    'channel/kiosk': [403, 403],
    'channel/web': [403, 403],
    viewer: [200, 403],
    agent: [200, 403],
    designer: [200, 200],
    publisher: [200, 200],
    admin: [200, 200],
  })
})
