import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { desk, says } from './desk.ts'

let host: TestHost
let first: string
beforeAll(async () => {
  host = await startHost(desk)
  first = host.host.release()
})
afterAll(() => host.close())

const files = formatWorkspace({ ...desk, queues: { ...desk.queues, vip: { name: 'VIP' } } })
const publish = (body: object) => host.ask('POST', '/api/releases', body)

test('what was published at the start is listed, deployed and readable', async () => {
  const { body } = await host.ask('GET', '/api/releases')
  expect(body.releases).toMatchObject([{ hash: first, note: 'start' }])
  expect(body.deployment).toMatchObject({ live: first, canary: null })
  const { body: read } = await host.ask('GET', `/api/releases/${first}`)
  expect(read.files).toEqual(formatWorkspace(desk))
  expect((await host.ask('GET', '/api/releases/none')).status).toBe(404)
})

test('a published workspace is live at once, and the one before can be put back', async () => {
  const { status, body } = await publish({ files, note: 'a queue more' })
  expect([status, body.deployment.live]).toEqual([200, body.hash])
  expect(host.host.release()).toBe(body.hash)
  expect((await host.ask('GET', '/api/queues')).body.queues).toHaveLength(3)
  const back = await host.ask('PUT', '/api/deployment', { live: first, canary: { release: body.hash, percent: 25 } })
  expect(back.body).toMatchObject({ live: first, canary: { release: body.hash, percent: 25 } })
  expect(host.host.release()).toBe(first)
  expect((await host.ask('GET', '/api/deployment')).body).toEqual(back.body)
  const plain = await host.ask('PUT', '/api/deployment', { live: first })
  expect(plain.body.canary).toBeNull()
})

test('a broken workspace is refused with every error at its place, and what is live stays', async () => {
  const broken = {
    ...files,
    'flows/main.flow.json': '{}',
    'main.flow.json': '{ "id": "main" }',
    'queues.json': '{ "queues": 5 }',
  }
  const { status, body } = await publish({ files: broken })
  expect([status, body.code]).toEqual([422, 'unprocessable'])
  const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer)
  expect(pointers).toContain('/files/queues.json/queues')
  expect(body.pointer).toBe(pointers[0])
  expect(host.host.release()).toBe(first)
  expect((await host.ask('POST', '/api/channels/web/messages', says('refund'))).status).toBe(200)
})

test('a release that is not stored cannot be made live', async () => {
  for (const body of [{ live: 'none' }, { live: first, canary: { release: 'none', percent: 1 } }]) {
    const answer = await host.ask('PUT', '/api/deployment', body)
    expect([answer.status, answer.body.detail]).toEqual([404, 'There is no release "none". Publish it first.'])
  }
})
