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

/** The desk with its menu renamed, and what a customer who waits at it is told. */
const renamed = () => {
  const { main } = desk.flows
  const { ask, topic, ...nodes } = main?.nodes ?? {}
  const exits = { billing: 'to-billing', noMatch: 'about' }
  const flow = { ...main, nodes: { ...nodes, about: ask, topic: { ...topic, exits } } }
  return formatWorkspace({ ...desk, flows: { main: flow } } as typeof desk) // the same nodes by other names
}

test('a dry run says who stands where and what would become of them, and changes nothing', async () => {
  await host.ask('POST', '/api/channels/web/messages', says('hm', 'stands'))
  const onStanding = { policy: 'migrate', map: { ask: 'about' } }
  const { body } = await publish({ files: renamed(), onStanding, dryRun: true })
  expect(body).toMatchObject({
    isNew: false,
    before: { live: first },
    deployment: { live: first },
    standing: [
      {
        release: first,
        flow: 'main',
        flowName: 'Main',
        node: 'ask',
        owner: 'flow',
        conversations: 1,
        hasPlace: false,
        fate: 'moves',
        to: 'about',
      },
    ],
  })
  expect(host.host.release()).toBe(first)
  expect((await host.ask('GET', `/api/releases/${body.hash}`)).status).toBe(404)
})

test('a map to a node that waits nowhere is refused at its place', async () => {
  const onStanding = { policy: 'migrate', map: { ask: 'abuot' } }
  const { status, body } = await publish({ files: renamed(), onStanding })
  expect([status, body.pointer]).toEqual([422, '/onStanding/map/ask'])
  expect(host.host.release()).toBe(first)
})

test('a publication takes along who stands, says so, and the release remembers its commit', async () => {
  const onStanding = { policy: 'migrate', map: { ask: 'about' } }
  const { body } = await publish({ files: renamed(), onStanding, commit: '9fceb02' })
  expect(body).toMatchObject({ isNew: true, before: { live: first }, deployment: { before: first, onStanding } })
  expect((await publish({ files: renamed(), onStanding })).body).toMatchObject({ isNew: false, hash: body.hash })
  const standing = await host.ask('GET', `/api/releases/${body.hash}/standing?policy=migrate`)
  expect(standing.body).toMatchObject({
    hash: body.hash,
    conversations: 1,
    places: [{ fate: 'finishes', hasPlace: false }],
  })
  expect((await host.ask('GET', `/api/releases/${first}/standing`)).body.places).toMatchObject([{ fate: 'stays' }])
  const answer = await host.ask('POST', '/api/channels/web/messages', says('hm', 'stands'))
  expect(answer.body).toMatchObject({ release: body.hash, waitingAt: 'about' })
  const { body: list } = await host.ask('GET', '/api/releases')
  const byHash = (hash: string) => list.releases.find((release: { hash: string }) => release.hash === hash)
  expect(byHash(body.hash)).toMatchObject({ commit: '9fceb02', standing: 1 })
  expect(byHash(first)).toMatchObject({ commit: null, standing: 0 })
  const told = await host.ask('GET', `/api/conversations/${answer.body.conversationId}`)
  expect(told.body.explanation.at(-1).sentences).toContainEqual(
    `It stood at ask of release ${first.slice(0, 12)} and went on at about, as the publication asks.`,
  )
})

test('standing is asked for with a policy that there is', async () => {
  expect((await host.ask('GET', `/api/releases/${first}/standing?policy=forget`)).status).toBe(400)
  expect((await host.ask('GET', '/api/releases/none/standing')).status).toBe(404)
})

test('a canary is published to its share, promoted, and put back by one of two at once', async () => {
  const { live } = (await host.ask('GET', '/api/deployment')).body
  const { body } = await publish({ files, canaryPercent: 30 })
  expect(body.deployment).toMatchObject({ live, canary: { release: body.hash, percent: 30 } })
  expect(host.host.release()).toBe(live)
  const promoted = await host.ask('PUT', '/api/deployment', { live: body.hash, expectedLive: live })
  expect(promoted.body).toMatchObject({ live: body.hash, canary: null, before: live })
  const back = { live, expectedLive: body.hash }
  const both = await Promise.all([host.ask('PUT', '/api/deployment', back), host.ask('PUT', '/api/deployment', back)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(host.host.release()).toBe(live)
})

test('errors that rules find are published when somebody says why, and files that cannot be read never', async () => {
  const [name = '', text = ''] = Object.entries(files).find(([path]) => path.endsWith('.flow.json')) ?? []
  const astray = { ...files, [name]: text.replace('"queue": "general"', '"queue": "nowhere"') }
  expect((await publish({ files: astray })).status).toBe(422)
  const forced = await publish({ files: astray, note: 'soon', force: 'the queue comes at noon' })
  expect(forced.status).toBe(200)
  const { body } = await host.ask('GET', `/api/releases/${forced.body.hash}`)
  expect(body.release.note).toBe('soon; forced: the queue comes at noon')
  expect((await publish({ files: { ...files, [name]: '{' }, force: 'please' })).status).toBe(422)
})
