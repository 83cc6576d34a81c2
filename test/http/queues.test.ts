import { afterAll, beforeAll, expect, test } from 'vitest'
import { slotIn } from '../../runtime/createIds.ts'
import { slotOf } from '../../runtime/inbound/slotOf.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { desk, says } from './desk.ts'

let host: TestHost
beforeAll(async () => {
  host = await startHost(desk)
})
afterAll(() => host.close())

const ada = { id: 'ada', skills: { billing: 5 } }
const write = async (text: string, from: string): Promise<string> =>
  (await host.ask('POST', '/api/channels/web/messages', says(text, from))).body.conversationId
const claim = (body: object = { agent: ada }) => host.ask('POST', '/api/queues/claim', body)
const act = (id: string, word: string, body: object) => host.ask('POST', `/api/queues/items/${id}/${word}`, body)

test('lists every queue of the release, and who waits in it', async () => {
  await write('refund', 'first')
  const { body } = await host.ask('GET', '/api/queues')
  expect(body.queues).toEqual([
    { queue: 'billing', name: 'Billing', waiting: 1, claimed: 0, oldestEnqueuedAt: expect.stringMatching(/Z$/) },
    { queue: 'general', name: 'General', waiting: 0, claimed: 0, oldestEnqueuedAt: null },
  ])
  const { body: items } = await host.ask('GET', '/api/queues/billing/items')
  expect(items.items).toMatchObject([{ queue: 'billing', skills: [{ skill: 'billing', level: 3 }], status: 'waiting' }])
})

test('an agent without the skill gets nothing, one with it gets the conversation, nobody gets it twice', async () => {
  expect((await claim({ agent: { id: 'eve', skills: { billing: 2 } } })).body).toEqual({ item: null })
  const { body } = await claim()
  expect(body.item).toMatchObject({ queue: 'billing', status: 'claimed', agent: 'ada' })
  expect((await claim({ agent: { id: 'eve', skills: { billing: 9 } } })).body).toEqual({ item: null })
  const renewed = await act(body.item.id, 'renew', { agent: 'ada', leaseSeconds: 3600 })
  expect(Date.parse(renewed.body.item.leaseUntil)).toBeGreaterThan(Date.parse(body.item.leaseUntil))
  const done = await act(body.item.id, 'complete', { agent: 'ada', wrapUpCode: 'refunded' })
  expect(done.body.item).toMatchObject({ status: 'done', wrapUpCode: 'refunded' })
  expect((await host.ask('GET', `/api/conversations/${body.item.conversationId}`)).body.conversation.owner).toBe(
    'closed',
  )
})

test('an item goes back to its place, and on to another queue', async () => {
  await write('refund', 'wanderer')
  const { body: first } = await claim()
  expect((await act(first.item.id, 'release', { agent: 'ada' })).body.item.status).toBe('waiting')
  const { body: second } = await claim()
  expect(second.item.id).toBe(first.item.id)
  const moved = await act(first.item.id, 'transfer', { agent: 'ada', queue: 'general', skills: [], priority: 9 })
  expect(moved.body.item).toMatchObject({
    queue: 'general',
    skills: [],
    priority: 9,
    enqueuedAt: first.item.enqueuedAt,
  })
  const { body: third } = await claim({ agent: { id: 'eve' }, queues: ['general'] })
  expect(third.item.id).toBe(moved.body.item.id)
  await act(third.item.id, 'complete', { agent: 'eve' })
})

test('whatever a thread causes has an id that says its slot, also an item that is moved on and the turn that ends it', async () => {
  const id = await write('refund', 'slotted')
  const { body: first } = await claim()
  const { body: moved } = await act(first.item.id, 'transfer', { agent: 'ada', queue: 'general', skills: [] })
  await claim({ agent: { id: 'eve' }, queues: ['general'] })
  await act(moved.item.id, 'complete', { agent: 'eve' })
  const { body } = await host.ask('GET', `/api/conversations/${id}`)
  const turns = body.turns.map((turn: { readonly id: string }) => turn.id)
  const ids: string[] = [id, body.contact.id, first.item.id, moved.item.id, ...turns]
  expect(ids).toHaveLength(6)
  expect(ids.map(slotIn)).toEqual(ids.map(() => slotOf('web', 'slotted')))
})

test('what an agent does not have cannot be renewed, completed, released or transferred', async () => {
  for (const [word, more] of [
    ['renew', {}],
    ['complete', {}],
    ['release', {}],
    ['transfer', { queue: 'general' }],
  ] as const) {
    const { status, body } = await act('nothing', word, { agent: 'ada', ...more })
    expect([word, status, body.code]).toEqual([word, 409, 'conflict'])
  }
})

test('an unknown queue is answered with the name that was meant, at its place', async () => {
  expect((await host.ask('GET', '/api/queues/biling/items')).body).toMatchObject({
    status: 404,
    detail: 'There is no queue "biling". Did you mean "billing"?',
  })
  expect((await claim({ agent: ada, queues: ['general', 'bills'] })).body).toMatchObject({
    status: 404,
    pointer: '/queues/1',
  })
  expect((await act('x', 'transfer', { agent: 'ada', queue: 'genral' })).body).toMatchObject({
    status: 404,
    pointer: '/queue',
  })
})

test('an agent who waits is given the next conversation as it comes', async () => {
  const waiting = claim({ agent: ada, waitSeconds: 30 })
  const conversationId = await write('refund', 'awaited')
  const { body } = await waiting
  expect(body.item.conversationId).toBe(conversationId)
  await act(body.item.id, 'complete', { agent: 'ada' })
})

test('of many who wait each conversation goes to one', async () => {
  const agents = Array.from({ length: 8 }, (_, index) => ({ id: `agent-${index}`, skills: { billing: 5 } }))
  const waiting = agents.map((agent) => claim({ agent, waitSeconds: 30 }))
  const wanted = await Promise.all(agents.map((_, index) => write('refund', `one-of-many-${index}`)))
  const items = (await Promise.all(waiting)).map(({ body }) => body.item)
  expect(items.map(({ conversationId }) => conversationId).sort()).toEqual(wanted.sort())
  for (const { id, agent } of items) await act(id, 'complete', { agent })
})

test('an agent who goes away while waiting keeps a conversation for no longer than its lease', async () => {
  const leaving = new AbortController()
  const gone = fetch(`${host.url}/api/queues/claim`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ agent: { id: 'leaver', skills: { billing: 9 } }, waitSeconds: 30, leaseSeconds: 5 }),
    signal: leaving.signal,
  }).catch((error: Error) => error.name)
  leaving.abort()
  expect(await gone).toBe('AbortError')
  const conversationId = await write('refund', 'left-alone')
  const { body } = await claim({ agent: ada, waitSeconds: 30 })
  expect(body.item).toMatchObject({ conversationId, agent: 'ada' })
  await act(body.item.id, 'complete', { agent: 'ada' })
})

test('a host that closes lets those go who wait', async () => {
  const closing = await startHost(desk)
  const waiting = closing.ask('POST', '/api/queues/claim', { agent: ada, waitSeconds: 30 })
  await closing.ask('GET', '/healthz')
  await closing.close()
  const { status, body } = await waiting
  expect([status, body]).toEqual([200, { item: null }])
})
