import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../runtime/AppError.ts'
import { respondWithProblem } from '../../runtime/http/problem.ts'
import { readText } from '../../runtime/http/readBody.ts'

/** An app that reads a body, or fails as it is told to, and what it reports. */
function appOf(handle: () => void = () => {}) {
  const reported: unknown[] = []
  const app = new Hono()
  app.post('/', async (context) => {
    handle()
    return context.text(await readText(context))
  })
  app.onError((error, context) => respondWithProblem(error, context, (what) => reported.push(what)))
  return { app, reported }
}

describe('a client that goes away in the middle of its body', () => {
  test.each([
    ['that is streamed', {}],
    ['of a declared length', { 'content-length': '1000' }],
  ])('%s is no error of the host', async (_, headers) => {
    const { app, reported } = appOf()
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"id":'))
        controller.error(new Error('aborted'))
      },
    })
    const response = await app.request('/', { method: 'POST', headers, body, duplex: 'half' } as RequestInit) // `duplex` is Node's
    expect([response.status, reported]).toEqual([400, []])
  })
})

test('what cannot be had now is told in one line, our own bugs with their stack', async () => {
  const away = new AppError(
    'unavailable',
    { detail: 'The database does not answer.' },
    { cause: new Error('no\nroute') },
  )
  const { app, reported } = appOf(() => {
    throw away
  })
  expect((await app.request('/', { method: 'POST' })).status).toBe(503)
  expect(reported).toEqual(['The database does not answer. (no route)'])
  const bug = new Error('a bug')
  const other = appOf(() => {
    throw bug
  })
  await other.app.request('/', { method: 'POST' })
  expect(other.reported).toEqual([bug])
})
