import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { customerName } from '../../runtime/channels/centre/customerName.ts'
import { doubleOf, PLAYED_KINDS } from '../../runtime/channels/doubles.ts'
import { CAPABILITIES } from '../../runtime/channels/kinds.ts'
import { type ServedDouble, serveDouble } from '../../runtime/channels/serveDouble.ts'
import type { Channel } from '../../schemas/resources.ts'
import type { ConversationView } from '../../schemas/wire.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'
import { by, type Doing, nextId, somebodyOn, until } from './customers.ts'

/** By which Twilio and X sign; nothing is called there. */
const PUBLIC_URL = 'https://usher.example'
const MONTH = 30 * 24 * 3_600_000
const ASKED = 'What is it about?'
/** On whose channel a contact centre's customers write. */
const BEFORE_CENTRES = 'whatsapp'

const workspace = workspaceOf(
  [
    flowOf({
      topic: {
        type: 'keywordRoute',
        rules: [
          { id: 'billing', keywords: ['refund'] },
          { id: 'elsewhere', keywords: ['centre'] },
        ],
        exits: { billing: 'to-billing', elsewhere: 'to-centre', noMatch: 'ask' },
      },
      ask: {
        type: 'menu',
        prompt: [{ text: ASKED }],
        options: [{ id: 'bill', label: 'Bills' }],
        exits: { bill: 'to-billing', noMatch: 'ask', timeout: 'to-billing' },
      },
      'to-billing': { type: 'enqueue', queue: 'billing' },
      'to-centre': { type: 'enqueue', queue: 'centre' },
    }),
  ],
  {
    workspace: { name: 'Test', languages: ['en'], consent: { stop: ['stop'] } },
    queues: {
      general: { name: 'General' },
      billing: { name: 'Billing' },
      centre: { name: 'Centre', handOver: 'my-genesys' },
    },
  },
)

const platforms = new Map<Channel['kind'], ServedDouble>()
let host: TestHost
let journal: postgres.Sql
beforeAll(async () => {
  const channels: { [id: string]: Channel } = {}
  for (const kind of PLAYED_KINDS) {
    const double = doubleOf(kind)
    if (double === null) continue
    const served = await serveDouble(double, 0, () => {})
    platforms.set(kind, served)
    channels[`my-${kind}`] = { ...served.settings, flow: 'main' } as Channel // what each double is spoken with by
  }
  const env = { USHER_EGRESS_ALLOW: '127.0.0.1', USHER_PUBLIC_URL: PUBLIC_URL }
  host = await startHost({ ...workspace, channels }, { env })
  journal = postgres(host.databaseUrl, { max: 1 })
})
afterAll(async () => {
  await journal.end()
  await host.close()
  for (const served of platforms.values()) await served.close()
})

/** Somebody who writes on a platform, and what is seen of them there and at the host. */
function customerOn(kind: Channel['kind'], address = somebodyOn(kind)) {
  const served = platforms.get(kind)
  if (served === undefined) throw new Error(`${kind} is not played`)
  const view = async (): Promise<ConversationView> => {
    const { body } = await host.ask('GET', `/api/conversations?channel=my-${kind}`)
    const { id } = body.conversations.find((each: { address: string }) => each.address === address)
    return (await host.ask('GET', `/api/conversations/${id}`)).body
  }
  return {
    address,
    view,
    hears: () => served.platform.taken.filter(({ to }) => to === address),
    /** False where the platform has no such thing, for a reason that is written down. */
    async does(doing: Doing): Promise<boolean> {
      const hooks = served.tell(by(address, doing), `${PUBLIC_URL}/webhooks/my-${kind}`)
      if (hooks === null) {
        expect(doubleOf(kind)?.lacks[doing.does]).toMatch(/^[A-Z].*\.$/)
        return false
      }
      for (const hook of hooks) expect(await served.post(hook, `${host.url}/webhooks/my-${kind}`)).toBe(200)
      return true
    },
    /** Until the flow has asked what it is about. */
    isAsked: () => until(() => served.platform.taken.find(({ to, text }) => to === address && text.includes(ASKED))),
    says: async (from: 'flow' | 'agent') =>
      (await view()).transcript.filter((line) => line.from === from).map(({ text }) => text),
  }
}
type Customer = ReturnType<typeof customerOn>

/** Waits for an agent, who takes the conversation. */
async function isTaken(customer: Customer) {
  const agent = `agent-${nextId()}`
  const { body } = await host.ask('POST', '/api/queues/claim', {
    agent: { id: agent },
    queues: ['billing'],
    waitSeconds: 5,
  })
  const { conversation } = await customer.view()
  expect(body.item).toMatchObject({ conversationId: conversation.id })
  return {
    answers: async (text: string) => {
      const reply = { id: nextId(), agent, text }
      expect((await host.ask('POST', `/api/conversations/${conversation.id}/messages`, reply)).status).toBe(200)
    },
    isDone: () => host.ask('POST', `/api/queues/items/${body.item.id}/complete`, { agent }),
  }
}
/** Presses the button that was shown, or writes its number where there are no buttons. */
async function chooses(customer: Customer): Promise<void> {
  const { buttons } = await customer.isAsked()
  const pressed = await customer.does({ does: 'press', label: 'Bills', value: buttons[0]?.value ?? '1' })
  if (!pressed) await customer.does({ does: 'write', text: '1' })
}

const CUSTOMERS = PLAYED_KINDS.filter((kind) => doubleOf(kind)?.isCentre !== true)
describe.each(CUSTOMERS.map((kind) => [kind] as const))('on %s', (kind) => {
  test('a customer writes, presses and sends a picture; an agent who sees all of it answers, and they hear it', async () => {
    const ada = customerOn(kind)
    await ada.does({ does: 'write', text: 'hello' })
    await chooses(ada)
    await ada.does({ does: 'sendMedia', kind: 'image' })
    const agent = await isTaken(ada)
    const { conversation, transcript } = await ada.view()
    expect(conversation).toMatchObject({ owner: 'agent', enqueued: { queue: 'billing' } })
    expect(transcript.map(({ from }) => from)).toEqual(['customer', 'flow', 'customer', 'customer'])
    expect(transcript.at(-1)).toMatchObject({ attachments: [{ kind: 'image' }] })
    await agent.answers('Which bill is it?')
    await until(() => ada.hears().some(({ text }) => text.includes('Which bill is it?')))
    await agent.isDone()
    expect((await ada.view()).conversation.owner).toBe('closed')
  })

  test('an agent’s answer after a month stays here where the platform has a window, and says why; elsewhere they hear it', async () => {
    const ada = customerOn(kind)
    await ada.does({ does: 'write', at: Date.now() - MONTH, text: 'refund' })
    const agent = await isTaken(ada)
    const { conversation } = await ada.view()
    await journal`update turns set at = at - ${MONTH} where conversation_id = ${conversation.id}`
    await agent.answers('Are you still there?')
    if (CAPABILITIES[kind].window === null) {
      await until(() => ada.hears().some(({ text }) => text.includes('Are you still there?')))
    } else {
      const told = await until(async () => (await ada.view()).transcript.find(({ status }) => status === 'failed'))
      expect(told).toMatchObject({ from: 'agent', reason: 'windowClosed' })
      expect(ada.hears()).toEqual([])
    }
    await agent.isDone()
  })

  test('who wants no more, by the platform or in words, hears nothing more of the flow', async () => {
    const ada = customerOn(kind)
    await ada.does({ does: 'write', text: 'hello' })
    await ada.isAsked()
    if (!(await ada.does({ does: 'optOut' }))) await ada.does({ does: 'write', text: 'STOP' })
    const said = await ada.says('flow')
    await ada.does({ does: 'write', text: 'hello' })
    expect((await ada.view()).transcript.at(-1)).toMatchObject({ from: 'customer', text: 'hello' })
    expect(await ada.says('flow')).toEqual(said)
  })

  test('whom a person answers in the platform’s own inbox, the flow leaves alone', async () => {
    const ada = customerOn(kind)
    await ada.does({ does: 'write', text: 'hello' })
    await ada.isAsked()
    if (!(await ada.does({ does: 'echo', text: 'Ben here.', by: 'person' }))) return
    await ada.does({ does: 'write', text: 'bills' })
    expect((await ada.view()).conversation.owner).toBe('agent')
    expect([await ada.says('agent'), (await ada.says('flow')).length]).toEqual([['Ben here.'], 1])
  })
})

const CENTRES = PLAYED_KINDS.filter((kind) => doubleOf(kind)?.isCentre === true)
test.each(CENTRES)(
  'in front of %s: what they write goes there when it is enqueued, and its agent’s answer reaches them',
  async (kind) => {
    const ada = customerOn(BEFORE_CENTRES)
    const there = customerOn(kind, customerName(`my-${BEFORE_CENTRES}`, ada.address))
    await ada.does({ does: 'write', text: 'centre' })
    expect((await until(() => there.hears()[0])).text).toBe('Ada: centre')
    await there.does({ does: 'write', text: 'How can I help?' })
    await until(() => ada.hears().some(({ text }) => text.includes('How can I help?')))
    await there.does({ does: 'finish' })
    expect((await ada.view()).conversation.owner).toBe('closed')
  },
)
