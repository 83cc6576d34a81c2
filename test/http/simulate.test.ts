import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHost, type TestHost } from '../support/startHost.ts'
import { flowOf } from '../support/workspaceOf.ts'
import { desk } from './desk.ts'

let host: TestHost
beforeAll(async () => {
  host = await startHost(desk)
})
afterAll(() => host.close())

const at = (minute: number) => `2026-11-20T10:${String(minute).padStart(2, '0')}:00+01:00`
const simulate = (body: object) => host.ask('POST', '/api/simulate', body)

test('a flow of the release decides as it would, and nothing is stored', async () => {
  const events = [
    { at: at(0), message: { text: 'hello' } },
    { at: at(1), message: { text: 'bills' } },
  ]
  const { status, body } = await simulate({ flowId: 'main', events })
  expect(status).toBe(200)
  expect(body.decisions).toMatchObject([
    { event: 'message', owner: 'flow', waitingAt: 'ask' },
    { event: 'message', owner: 'queue', waitingAt: null },
  ])
  expect(body.decisions[1].sentences).toContain('Put in the queue billing, skills billing 3, priority 5.')
  expect((await host.ask('GET', '/api/conversations')).body.conversations).toEqual([])
})

test('a wait that ends between two events times out, and an explicit timeout is that one', async () => {
  const later = [
    { at: at(0), message: { text: 'hello' } },
    { at: '2026-11-20T12:00:00+01:00', message: { text: 'bills' } },
  ]
  const { body } = await simulate({ flowId: 'main', events: later })
  expect(body.decisions.map(({ event, owner }: { event: string; owner: string }) => `${event} ${owner}`)).toEqual([
    'message flow',
    'timeout queue',
    'message queue',
  ])
  expect(body.decisions[1].at).toBe('2026-11-20T10:00:00.000Z')
  for (const when of ['2026-11-20T12:00:00+01:00', at(1)]) {
    const { body: told } = await simulate({ flowId: 'main', events: [later[0], { at: when, timeout: true }] })
    expect(told.decisions.map(({ event }: { event: string }) => event)).toEqual(['message', 'timeout'])
    expect(told.decisions[1].owner).toBe('queue')
  }
})

test('a flow that is not published yet runs among the resources of the release', async () => {
  const flow = flowOf({ away: { type: 'close' } }, { id: 'draft' })
  const { body } = await simulate({ flow, events: [{ at: at(0), message: { text: 'hello' } }] })
  expect(body.decisions).toMatchObject([{ owner: 'closed', effects: [{ type: 'close', node: 'away' }] }])
})

test.each([
  ['an unknown flow', { flowId: 'mian' }, 404, '/flowId', 'Did you mean "main"?'],
  ['an unknown channel', { flowId: 'main', channel: 'wbe' }, 404, '/channel', 'Did you mean "web"?'],
  [
    'a broken flow',
    {
      flow: flowOf({
        a: { type: 'officeHours', schedule: 'none', exits: { open: 'a', closed: 'a', holiday: 'a', emergency: 'a' } },
      }),
    },
    422,
    '/flow/nodes/a',
    'none',
  ],
  [
    'a wait that is too short',
    {
      flow: flowOf({
        a: {
          type: 'menu',
          timeout: 'PT0S',
          prompt: [{ text: 'x' }],
          options: [{ id: 'y', label: 'Y' }],
          exits: { y: 'b', noMatch: 'b', timeout: 'a' },
        },
        b: { type: 'close' },
      }),
    },
    422,
    '/flow/nodes/a/timeout',
    'PT0.1S',
  ],
])('%s is refused at its place', async (_what, request, status, pointer, words) => {
  const answer = await simulate({ ...request, events: [{ at: at(0), message: { text: 'hello' } }] })
  expect(answer.body).toMatchObject({ status, pointer })
  expect(answer.body.detail).toContain(words)
})

test('events that go back in time are refused at their place', async () => {
  const events = [
    { at: at(5), message: { text: 'a' } },
    { at: at(4), message: { text: 'b' } },
  ]
  expect((await simulate({ flowId: 'main', events })).body).toMatchObject({ status: 422, pointer: '/events/1/at' })
})

/** Asks again ten times a second, for ten years. */
const endless = {
  flow: flowOf({
    ask: {
      type: 'menu',
      timeout: 'PT0.1S',
      prompt: [{ text: 'Well?' }],
      options: [{ id: 'yes', label: 'Yes' }],
      exits: { yes: 'bye', noMatch: 'bye', timeout: 'ask' },
    },
    bye: { type: 'close' },
  }),
  events: [
    { at: at(0), message: { text: 'a' } },
    { at: '2036-01-01T00:00:00Z', message: { text: 'b' } },
  ],
}

test('a flow that asks again for ever comes to an end, and customers are answered meanwhile', async () => {
  let isDone = false
  const simulated = simulate(endless).finally(() => {
    isDone = true
  })
  let meanwhile = 0
  while (!isDone && meanwhile < 3) {
    const message = { id: `meanwhile-${meanwhile}`, from: { id: 'meanwhile' }, text: 'hello' }
    expect((await host.ask('POST', '/api/channels/web/messages', message)).status).toBe(200)
    if (!isDone) meanwhile += 1
  }
  expect(meanwhile).toBeGreaterThan(0)
  expect((await simulated).body).toMatchObject({ status: 422, pointer: '/events/1' })
})
