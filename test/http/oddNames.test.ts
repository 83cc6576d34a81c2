import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routesOf } from '../../runtime/http/createHttpApp.ts'
import type { HttpDeps } from '../../runtime/http/HttpDeps.ts'
import type { Route } from '../../runtime/http/Route.ts'
import { loadSchemas } from '../../schemas/generate/loadSchemas.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { desk } from './desk.ts'

/** What every object has by these names is no channel, bot, flow, queue or contact. */
const ODD = ['constructor', '__proto__', 'toString']

let host: TestHost
beforeAll(async () => {
  host = await startHost(desk)
})
afterAll(() => host.close())

const schemas = loadSchemas(join(import.meta.dirname, '../../schemas'))
const routes = routesOf({ designer: {}, folder: null } as unknown as HttpDeps) // made without asking the host

type Body = unknown
/** A sound body with each of its texts replaced in turn, and each of its names. */
function oddBodies(body: Body, odd: string): readonly Body[] {
  if (typeof body === 'string') return [odd]
  if (typeof body !== 'object' || body === null) return []
  if (Array.isArray(body))
    return body.flatMap((item, index) => oddBodies(item, odd).map((other) => body.with(index, other)))
  const entries = Object.entries(body)
  return entries.flatMap(([name, member], index) => [
    Object.fromEntries(entries.with(index, [odd, member])),
    ...oddBodies(member, odd).map((other) => Object.fromEntries(entries.with(index, [name, other]))),
  ])
}

/** Whatever this route can be asked with, an odd name at one place of each. */
function* questionsTo({ path, query = {}, body }: Route): Generator<readonly [path: string, body?: Body]> {
  const sound = body === undefined ? undefined : schemas.files.get(`wire/${body}`)?.examples?.[0]
  const filled = (odd: string, place: number) => {
    let at = -1
    return path.replaceAll(/:\w+(?:\{[^}]*\})?/g, () => {
      at += 1
      return at === place ? odd : 'web'
    })
  }
  const places = [...path.matchAll(/:\w+/g)].length
  for (const odd of ODD) {
    for (let place = 0; place < places; place += 1) yield [filled(odd, place), sound]
    for (const name of Object.keys(query)) yield [`${filled('', -1)}?${name}=${odd}`, sound]
    yield [`${filled('', -1)}?${odd}=1`, sound]
    for (const other of oddBodies(sound, odd)) yield [filled('', -1), other]
  }
}

test('a name that every object has brings no route of the host down, wherever it stands', async () => {
  const failed: string[] = []
  let asked = 0
  for (const route of routes) {
    for (const [path, body] of questionsTo(route)) {
      asked += 1
      const patient =
        typeof body === 'object' && body !== null && 'waitSeconds' in body ? { ...body, waitSeconds: 0 } : body
      const response = await fetch(host.url + path, {
        method: route.method,
        headers: { 'content-type': 'application/json', 'usher-timestamp': String(Math.floor(Date.now() / 1_000)) },
        ...(body === undefined ? {} : { body: JSON.stringify(patient) }),
      })
      await response.body?.cancel()
      // What is not connected yet says so with a 501.
      if (response.status >= 500 && response.status !== 501)
        failed.push(`${route.method} ${path} ${JSON.stringify(body)}: ${response.status}`)
    }
  }
  expect(failed).toEqual([])
  expect(asked).toBeGreaterThan(400)
})

test.each(ODD)('a customer whose language, name and words are "%s" is a customer', async (odd) => {
  const from = { id: odd, name: odd, language: odd }
  for (const text of [odd, 'STOP', 'START', 'HELP', 'refund']) {
    const message = { id: `${odd}-${text}`, from, text }
    expect((await host.ask('POST', '/api/channels/web/messages', message)).status).toBe(200)
  }
  const { body } = await host.ask('GET', `/api/channels/web/contacts/${odd}/messages`)
  expect(body.messages.map(({ text }: { text: string }) => text)).toContain(odd)
})
