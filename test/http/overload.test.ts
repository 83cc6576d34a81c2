import { expect, test } from 'vitest'
import { createHttpApp } from '../../runtime/http/createHttpApp.ts'
import type { HttpDeps } from '../../runtime/http/HttpDeps.ts'
import type { Refusal } from '../../runtime/inbound/gatherBatches.ts'

/** How a host that has too much to do answers, and what it counts as refused. */
async function ask(method: string, path: string) {
  const refused: Refusal[] = []
  const deps = {
    designer: null,
    folder: null,
    tokens: null,
    allowedHosts: null,
    publicUrl: null,
    isOverloaded: () => true,
    live: () => ({ hash: 'r1', workspace: { channels: {} } }),
    check: async () => ({ ready: true, checks: {} }),
    metrics: { refused: (why: Refusal) => refused.push(why), error: () => {} },
  } as unknown as HttpDeps
  const response = await createHttpApp(deps).request(path, { method, body: method === 'POST' ? '{' : null })
  return { status: response.status, retryAfter: response.headers.get('retry-after'), refused }
}

test.each(['/api/channels/web/messages', '/api/channels/web/conversations', '/webhooks/line', '/webhooks/whatsapp'])(
  'what is sent again by whoever sends it is told to come again, unread: %s',
  async (path) => {
    expect(await ask('POST', path)).toEqual({ status: 503, retryAfter: '2', refused: ['overload'] })
  },
)

test.each([
  ['GET', '/webhooks/line'],
  ['POST', '/api/channels/web/messages/more'],
  ['POST', '/api/bots/faq/callback/c_1/t_1'],
  ['POST', '/api/queues/general/claim'],
  ['GET', '/healthz'],
])('what is not, is let in: %s %s', async (method, path) => {
  expect((await ask(method, path)).refused).toEqual([])
})
