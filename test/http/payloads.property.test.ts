import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routesOf } from '../../runtime/http/createHttpApp.ts'
import type { HttpDeps } from '../../runtime/http/HttpDeps.ts'
import { arbitraryOf } from '../support/arbitraryOf.ts'
import { mutations } from '../support/mutations.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { desk } from './desk.ts'

const deps = { designer: null, folder: null } as unknown as HttpDeps // routes are made without asking the host
const WITH_BODY = routesOf(deps).flatMap(({ method, path, body }) =>
  body === undefined ? [] : [{ method, path, body }],
)
/** Each gives 20 payloads. */
const RUNS = Math.ceil(3_000 / 20 / WITH_BODY.length)

let host: TestHost
beforeAll(async () => {
  host = await startHost(desk)
})
afterAll(() => host.close())

/** Who asks for the longest wait gets it: that is no hanging, and not what is tested. */
const impatient = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'waitSeconds' in body && typeof body.waitSeconds === 'number'
    ? { ...body, waitSeconds: Math.min(body.waitSeconds, 0) }
    : body

async function expectAnswer(method: string, path: string, body: unknown): Promise<void> {
  const filled = path.replace(':channel', 'web').replaceAll(/:\w+/g, 'x')
  const text = typeof body === 'string' ? body : (JSON.stringify(impatient(body)) ?? '')
  const answer = await host.ask(method, filled, text)
  const said = `${method} ${filled} ${text.slice(0, 2_000)} → ${JSON.stringify(answer.body).slice(0, 500)}`
  expect(answer.status, said).toBeLessThan(500)
  if (answer.status === 200) return
  expect(answer.headers.get('content-type'), said).toBe('application/problem+json')
  expect(answer.body, said).toMatchObject({ status: answer.status, detail: expect.stringMatching(/./) })
  if (answer.status === 400 || answer.status === 422) expect(answer.body.pointer, said).toMatch(/^(?:$|\/)/)
}

test.each(WITH_BODY)(
  '$method $path answers every payload, and names the place of what is wrong',
  async ({ method, path, body }) => {
    await fc.assert(
      fc.asyncProperty(arbitraryOf(`wire/${body}`).chain(mutations), async (spoilt) => {
        await Promise.all(spoilt.map((payload) => expectAnswer(method, path, payload)))
      }),
      { numRuns: RUNS },
    )
  },
)

test.each(WITH_BODY)('$method $path answers what is no JSON at all', async ({ method, path }) => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), (text) => expectAnswer(method, path, text)),
    { numRuns: 20 },
  )
})

test('after all that the host still decides', async () => {
  const message = { id: 'after-all', from: { id: 'survivor' }, text: 'refund' }
  const { body } = await host.ask('POST', '/api/channels/web/messages', message)
  expect(body).toMatchObject({ owner: 'queue', enqueued: { queue: 'billing' } })
})
