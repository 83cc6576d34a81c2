import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHost, type TestHost } from '../support/startHost.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'
import { says } from './desk.ts'

const main = flowOf({
  identify: { type: 'subflow', flow: 'who', exits: { known: 'to-general' } },
  'to-general': { type: 'enqueue', queue: 'general' },
})
const who = flowOf(
  {
    ask: {
      type: 'menu',
      prompt: [{ text: 'Who are you?' }],
      options: [{ id: 'customer', label: 'Customer' }],
      exits: { customer: 'known', noMatch: 'known', timeout: 'known' },
    },
    known: { type: 'outcome', outcome: 'known' },
  },
  { id: 'who', name: 'Who' },
)

let host: TestHost
beforeAll(async () => {
  host = await startHost(workspaceOf([main, who]))
  const write = (text: string, from: string) => host.ask('POST', '/api/channels/web/messages', says(text, from))
  await write('hello', 'ada')
  await write('1', 'ada')
  await write('good morning', 'bob')
})
afterAll(() => host.close())

test('a flow shows how many went through its nodes and exits, and where they stand', async () => {
  const { status, body } = await host.ask('GET', '/api/flows/main/traffic')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    flow: 'main',
    conversations: 2,
    nodes: { identify: 2, 'to-general': 1 },
    exits: [{ node: 'identify', exit: 'known', conversations: 1 }],
    standing: { identify: 1 },
  })
})

test('a called flow shows what went through it, whoever calls it', async () => {
  const { body } = await host.ask('GET', '/api/flows/who/traffic?release=live&since=P7D')
  expect(body).toMatchObject({ conversations: 2, nodes: { ask: 2, known: 1 }, standing: { ask: 1 } })
})

test('a node names the last conversations through it, with what the customer wrote', async () => {
  const { body } = await host.ask('GET', '/api/flows/who/nodes/ask/conversations')
  expect(
    body.conversations.map((each: { text: string; conversation: { address: string; owner: string } }) => [
      each.conversation.address,
      each.text,
      each.conversation.owner,
    ]),
  ).toEqual([
    ['bob', 'good morning', 'flow'],
    ['ada', 'hello', 'queue'],
  ])
})

test('what is not there, and what is no time, is said', async () => {
  const statusOf = async (path: string) => (await host.ask('GET', path)).status
  expect(await statusOf('/api/flows/none/traffic')).toBe(404)
  expect(await statusOf('/api/flows/main/traffic?release=abc')).toBe(404)
  expect(await statusOf('/api/flows/main/nodes/none/conversations')).toBe(404)
  for (const since of ['yesterday', 'P32D', 'P1Y']) {
    expect(await statusOf(`/api/flows/main/traffic?since=${since}`)).toBe(400)
  }
})
