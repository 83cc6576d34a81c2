import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashWorkspace } from '../../runtime/engine/files/hashWorkspace.ts'
import type { Workspace } from '../../runtime/engine/index.ts'
import type { Arrival, Sender } from '../../runtime/inbound/Arrival.ts'
import { createInbound, type Inbound } from '../../runtime/inbound/createInbound.ts'
import type { HostEvent } from '../../runtime/inbound/HostEvents.ts'
import { createReleases, type Releases } from '../../runtime/inbound/Releases.ts'
import { openStore, type Store } from '../../runtime/store/openStore.ts'
import type { Node } from '../../schemas/flow.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { startInbound } from '../support/startInbound.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

const NOW = Date.UTC(2026, 10, 20, 12)
const deskSaying = (text: string): Workspace => {
  const nodes: { readonly [id: string]: Node } = {
    hello: { type: 'greeting', content: [{ text }], exits: { next: 'topic' } },
    topic: {
      type: 'keywordRoute',
      rules: [{ id: 'billing', skill: 'billing', keywords: ['refund'] }],
      exits: { billing: 'to-billing', noMatch: 'ask' },
    },
    ask: {
      type: 'collect',
      prompt: [{ text: 'How many?' }],
      variable: 'count',
      value: { kind: 'number' },
      attempts: 10,
      exits: { next: 'told', invalid: 'to-general', timeout: 'to-general' },
    },
    told: { type: 'message', content: [{ text: `${text}: {{ vars.count }}` }], exits: { next: 'end' } },
    end: { type: 'close' },
    'to-billing': { type: 'enqueue', queue: 'billing' },
    'to-general': { type: 'enqueue', queue: 'general' },
  }
  return workspaceOf([flowOf(nodes)])
}

let store: Store
let releases: Releases
let inbound: Inbound
let ids = 0

async function publish(workspace: Workspace): Promise<string> {
  const hash = hashWorkspace(workspace)
  await store.releases.publish({ hash, publishedAt: NOW, note: null, workspace })
  await releases.refresh()
  return hash
}
function host(known: Releases): Inbound {
  const newId = (prefix: string): string => {
    ids += 1
    return `${prefix}_${String(ids).padStart(6, '0')}`
  }
  return createInbound({
    store: store.turns,
    releases: known,
    events: store.events,
    newId,
    hasPush: () => false,
    lanes: 1,
  })
}

let messages = 0
function from(
  address: string,
  text: string,
  more: Partial<Arrival> & { readonly sender?: Partial<Sender> } = {},
): Arrival {
  messages += 1
  const { sender, ...others } = more
  return {
    source: `m:web:${messages}`,
    at: NOW + messages,
    from: { channel: 'web', address, ...sender },
    event: { type: 'message', text },
    ...others,
  }
}
async function journal(conversationId: string) {
  const found = await store.conversations.find(conversationId)
  if (found === null) throw new Error(`There is no conversation ${conversationId}.`)
  return found
}
const texts = (turns: readonly { readonly event: { readonly type: string } }[]): readonly string[] =>
  turns.flatMap(({ event }) => ('text' in event && typeof event.text === 'string' ? [event.text] : []))

beforeAll(async () => {
  store = await openStore({ databaseUrl: await createTestDatabase() })
  releases = await createReleases(store.releases)
})
beforeEach(async () => {
  await publish(deskSaying('Hello'))
  inbound = host(releases)
})
afterAll(() => store.close())

describe('a message', () => {
  test('is decided, kept with its trace, and told to those who watch', async () => {
    const seen: HostEvent[] = []
    const stop = store.events.subscribe((event) => seen.push(event))
    const answer = await inbound.receive(from('ada', 'a refund please', { sender: { name: 'Ada', language: 'it' } }))
    stop()
    expect(answer).toMatchObject({
      duplicate: false,
      owner: 'queue',
      waitingAt: null,
      replies: [{ text: 'Hello' }],
      enqueued: { queue: 'billing' },
    })
    const { conversation, contact, turns } = await journal(answer.conversationId)
    expect([conversation.owner, contact.name, contact.language]).toEqual(['queue', 'Ada', 'it'])
    expect(turns).toMatchObject([{ id: answer.turnId, seq: 1, handledBy: 'flow', release: answer.release }])
    expect(turns[0]?.trace).toContainEqual(expect.objectContaining({ type: 'keywordMatched' }))
    expect(seen).toContainEqual({
      type: 'turn',
      conversationId: answer.conversationId,
      turnId: answer.turnId,
      owner: 'queue',
      queue: 'billing',
    })
    expect(seen.some((event) => event.type === 'queue' && event.change === 'enqueued')).toBe(true)
  })
  test('that comes again is answered the same, and nothing happens twice', async () => {
    const message = from('bea', 'a refund please')
    const first = await inbound.receive(message)
    const again = await Promise.all([inbound.receive(message), inbound.receive({ ...message, at: NOW + 99_999 })])
    expect(again).toEqual([
      { ...first, duplicate: true },
      { ...first, duplicate: true },
    ])
    expect((await journal(first.conversationId)).turns).toHaveLength(1)
  })
  test('that comes twice at once is decided once', async () => {
    const message = from('cy', 'hello')
    const answers = await Promise.all([1, 2, 3, 4].map(() => inbound.receive(message)))
    expect(answers.map(({ duplicate }) => duplicate)).toEqual([false, true, true, true])
    expect(new Set(answers.map(({ turnId }) => turnId)).size).toBe(1)
  })
  test('whose source somebody else has used in the same batch is answered as the first', async () => {
    const message = from('dan', 'a refund please')
    const [one, other] = await Promise.all([
      inbound.receive(message),
      inbound.receive({ ...message, from: { channel: 'web', address: 'eve' } }),
    ])
    expect(other).toEqual({ ...one, duplicate: true })
  })
  test('of who waits in a queue is answered with the place, and of who is new with the terms, where the release says so', async () => {
    const desk = deskSaying('Hello')
    const terms = { version: '1', text: 'Reply STOP to end.' }
    const waiting = { every: 'PT1M', text: 'Number {{ waiting.place }}' }
    await publish({ ...desk, workspace: { ...desk.workspace, life: { terms, waiting } } })
    const said = async (address: string) => {
      const { replies } = await inbound.receive(from(address, 'a refund please'))
      return replies.map(({ text }) => text)
    }
    expect(await said('waits-one')).toEqual(['Reply STOP to end.', 'Hello'])
    const ahead = Number((await said('waits-one'))[0]?.replace('Number ', ''))
    expect(ahead).toBeGreaterThan(0)
    expect([await said('waits-one'), await said('waits-two'), await said('waits-two')]).toEqual([
      [],
      ['Reply STOP to end.', 'Hello'],
      [`Number ${ahead + 1}`],
    ])
  })
  test('with what no database holds is kept, mended', async () => {
    const answer = await inbound.receive(from('fay', 'a\u0000b \ud800 c', { sender: { name: 'F\udc00' } }))
    const { turns, contact } = await journal(answer.conversationId)
    expect(texts(turns)).toEqual(['a\ufffdb \ufffd c'])
    expect(contact.name).toBe('F\ufffd')
  })
})

describe('messages of one conversation', () => {
  test('are decided in the order in which they came, however many conversations write at once', async () => {
    const people = Array.from({ length: 10 }, (_, index) => `order-${index}`)
    const said = Array.from({ length: 8 }, (_, index) => `word ${String.fromCharCode(97 + index)}`)
    const arrivals = said.flatMap((text) => people.map((address) => from(address, text)))
    const answers = await Promise.all(arrivals.map((arrival) => inbound.receive(arrival)))
    for (const id of new Set(answers.map(({ conversationId }) => conversationId))) {
      const { turns } = await journal(id)
      expect(texts(turns)).toEqual(said)
      expect(turns.map(({ seq }) => seq)).toEqual(said.map((_, index) => index + 1))
    }
  })
  test('sent through two hosts are decided one at a time, and none is lost', async () => {
    const hosts = [inbound, host(releases)]
    const arrivals = Array.from({ length: 8 }, (_, index) => from('gus', `word ${index}`))
    const answers = await Promise.all(arrivals.map((arrival, index) => hosts[index % 2]?.receive(arrival)))
    expect(new Set(answers.map((answer) => answer?.conversationId)).size).toBe(1)
    const { turns } = await journal(answers[0]?.conversationId ?? '')
    expect(turns.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('a bad arrival', () => {
  test('that the database refuses harms no other in its batch', async () => {
    // Longer than an entry of the index may be, and random, so that it cannot be compressed.
    const bad = { ...from('hal', 'hello'), source: `m:web:${randomBytes(20_000).toString('base64')}` }
    const results = await Promise.allSettled([
      inbound.receive(from('ivy', 'a refund please')),
      inbound.receive(bad),
      inbound.receive(from('jo', 'hello')),
    ])
    expect(results).toMatchObject([
      { status: 'fulfilled', value: { owner: 'queue' } },
      { status: 'rejected', reason: { code: 'unavailable' } },
      { status: 'fulfilled', value: { waitingAt: 'ask' } },
    ])
  })
  test('from an unknown channel is refused, and harms no other', async () => {
    const results = await Promise.allSettled([
      inbound.receive(from('kim', 'hello', { sender: { channel: 'fax' } })),
      inbound.receive(from('lea', 'hello')),
    ])
    expect(results).toMatchObject([{ status: 'rejected', reason: { code: 'notFound' } }, { status: 'fulfilled' }])
  })
  test('that names a conversation which does not exist is refused', async () => {
    const timeout: Arrival = {
      source: 't:none',
      at: NOW,
      from: { conversationId: 'c_none' },
      event: { type: 'timeout', timer: 'none' },
    }
    await expect(inbound.receive(timeout)).rejects.toMatchObject({ code: 'notFound' })
  })
  test('of an agent who does not have the conversation is refused', async () => {
    const { conversationId } = await inbound.receive(from('max', 'hello'))
    const reply: Arrival = {
      source: 'a:max:1',
      at: NOW,
      from: { conversationId },
      event: { type: 'agentReplied', agent: 'ada', messages: [{ text: 'Hi' }] },
    }
    await expect(inbound.receive(reply)).rejects.toMatchObject({ code: 'conflict' })
    expect((await journal(conversationId)).turns).toHaveLength(1)
  })
})

describe('a timer', () => {
  test('moves the conversation once, however often it fires', async () => {
    const { conversationId } = await inbound.receive(from('ned', 'hello'))
    const timer = (await journal(conversationId)).conversation.session?.timer ?? ''
    const timeout: Arrival = {
      source: `t:${timer}`,
      at: NOW + 3_600_000,
      from: { conversationId },
      event: { type: 'timeout', timer },
    }
    const [first, again] = await Promise.all([inbound.receive(timeout), inbound.receive(timeout)])
    expect([first.enqueued?.queue, first.duplicate, again.duplicate]).toEqual(['general', false, true])
  })
  test('that a customer was quicker than changes nothing', async () => {
    const { conversationId } = await inbound.receive(from('oda', 'hello'))
    const timer = (await journal(conversationId)).conversation.session?.timer ?? ''
    await inbound.receive(from('oda', 'what?'))
    const late = await inbound.receive({
      source: `t:${timer}`,
      at: NOW,
      from: { conversationId },
      event: { type: 'timeout', timer },
    })
    expect([late.owner, late.waitingAt, late.replies]).toEqual(['flow', 'ask', []])
  })
})

describe('the release', () => {
  test('stays the one that a conversation began with, while new ones get what was published since', async () => {
    const began = await inbound.receive(from('pia', 'hi there'))
    const hash = await publish(deskSaying('Good morning'))
    const [known, fresh] = await Promise.all([
      inbound.receive(from('pia', '3')),
      inbound.receive(from('quin', 'hi there')),
    ])
    expect([known.replies, known.release]).toEqual([[{ text: 'Hello: 3' }], began.release])
    expect([fresh.replies[0], fresh.release]).toEqual([{ text: 'Good morning' }, hash])
    expect(hash).not.toBe(began.release)
  })
  test('of a conversation is loaded by a host that has never seen it', async () => {
    await inbound.receive(from('ray', 'hi there'))
    await publish(deskSaying('Good evening'))
    const restarted = host(await createReleases(store.releases))
    const answers = await Promise.all([restarted.receive(from('ray', '3')), restarted.receive(from('sue', 'hi there'))])
    expect(answers.map(({ replies }) => replies[0]?.text)).toEqual(['Hello: 3', 'Good evening'])
  })
  test('that lacks a channel refuses its strangers, and still answers who is known there to a host that never met them', async () => {
    const first = from('cleo', 'hello')
    const begun = await inbound.receive(first)
    expect(begun.owner).toBe('flow')
    const { channels: _gone, ...rest } = deskSaying('Hello')
    await publish({ ...rest, channels: {} })
    expect(await host(releases).receive(first)).toEqual({ ...begun, duplicate: true })
    const went = await host(releases).receive(from('cleo', '3'))
    expect(went).toMatchObject({ conversationId: begun.conversationId, owner: 'closed' })
    await expect(host(releases).receive(from('nobody', 'hello'))).rejects.toMatchObject({ code: 'notFound' })
  })
  test('that is tried out goes to its share of the customers, always the same ones', async () => {
    const canary = await publish(deskSaying('Canary'))
    const live = await publish(deskSaying('Live'))
    await store.releases.deploy({ live, canary: { release: canary, percent: 25 } }, NOW)
    await releases.refresh()
    const people = Array.from({ length: 200 }, (_, index) => `share-${index}`)
    const talk = async (text: string) => Promise.all(people.map((address) => inbound.receive(from(address, text))))
    const first = await talk('hi there')
    const share = first.filter(({ release }) => release === canary).length / people.length
    expect(share).toBeGreaterThan(0.1)
    expect(share).toBeLessThan(0.4)
    // The number closes the conversation, so the next message begins with a release anew.
    await talk('3')
    const second = await talk('hi there')
    expect(second.map(({ release }) => release)).toEqual(first.map(({ release }) => release))
    // The share is taken of whoever begins from now on; nobody is moved while under way.
    await store.releases.deploy({ live, canary: null }, NOW)
    await releases.refresh()
    const third = await talk('4')
    expect(third.map(({ release }) => release)).toEqual(first.map(({ release }) => release))
  })
  test('that nobody has published yet is asked for', async () => {
    const empty = await openStore({ databaseUrl: await createTestDatabase() })
    const { inbound } = await startInbound(empty)
    await expect(inbound.receive(from('tim', 'hello'))).rejects.toMatchObject({ code: 'unavailable' })
    await empty.close()
  })
})

test('draining waits until what was received is on disk', async () => {
  const answers = Promise.all(Array.from({ length: 5 }, (_, index) => inbound.receive(from(`drain-${index}`, 'hello'))))
  await inbound.drain()
  const found = await Promise.all((await answers).map(({ conversationId }) => journal(conversationId)))
  expect(found.map(({ turns }) => turns.length)).toEqual([1, 1, 1, 1, 1])
})
