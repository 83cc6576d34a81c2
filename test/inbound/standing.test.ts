import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashWorkspace } from '../../runtime/engine/files/hashWorkspace.ts'
import { type OnStanding, PIN, type Workspace } from '../../runtime/engine/index.ts'
import type { Inbound } from '../../runtime/inbound/createInbound.ts'
import { isInCanary, type Releases } from '../../runtime/inbound/Releases.ts'
import { openStore, type Store } from '../../runtime/store/openStore.ts'
import type { Node } from '../../schemas/flow.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { startInbound } from '../support/startInbound.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

/** A desk that asks at the node `id` what it is about. */
const deskAsking = (id: string, prompt: string): Workspace => {
  const nodes: { readonly [id: string]: Node } = {
    hello: { type: 'greeting', content: [{ text: 'Hello' }], exits: { next: id } },
    [id]: {
      type: 'menu',
      prompt: [{ text: prompt }],
      options: [{ id: 'bill', label: 'Bill' }],
      attempts: 9,
      exits: { bill: 'to-billing', noMatch: 'to-general', timeout: 'to-general' },
    },
    'to-billing': { type: 'enqueue', queue: 'billing' },
    'to-general': { type: 'enqueue', queue: 'general' },
  }
  return workspaceOf([flowOf(nodes)])
}
const OLD = deskAsking('menu', 'Old menu')
const NEW = deskAsking('menu', 'New menu')
const RENAMED = deskAsking('topics', 'Topics')

let store: Store
let releases: Releases
let inbound: Inbound
beforeAll(async () => {
  store = await openStore({ databaseUrl: await createTestDatabase() })
  ;({ releases, inbound } = await startInbound(store))
})
afterAll(() => store.close())

async function publish(workspace: Workspace, how: { canaryPercent?: number; onStanding?: OnStanding } = {}) {
  const hash = hashWorkspace(workspace)
  await store.releases.publish({ hash, publishedAt: Date.now(), note: null, workspace }, how)
  await releases.refresh()
  return hash
}

let messages = 0
function says(address: string, text = 'hm') {
  messages += 1
  const event = { type: 'message', text } as const
  return inbound.receive({ source: `m:web:${messages}`, at: Date.now(), from: { channel: 'web', address }, event })
}
const replies = ({ replies }: { readonly replies: readonly { readonly text?: string }[] }) =>
  replies.map(({ text }) => text?.split('\n')[0])

async function latestTrace(conversationId: string) {
  return (await store.conversations.find(conversationId))?.turns.at(-1)?.trace[0]
}

describe('who stands mid-flow when another release goes live', () => {
  test('finishes on their own, when nothing is asked', async () => {
    const old = await publish(OLD)
    await says('pinned')
    await publish(NEW)
    const answer = await says('pinned')
    expect([answer.release, replies(answer)]).toEqual([old, ['Old menu']])
  })

  test('begins anew with restart, in the same conversation, and its old timer is gone', async () => {
    const old = await publish(OLD)
    const { conversationId } = await says('restarted')
    const live = await publish(NEW, { onStanding: { policy: 'restart', map: {} } })
    const answer = await says('restarted')
    // Who was greeted is not greeted twice.
    expect(answer).toMatchObject({ conversationId, release: live, replies: [{ text: 'New menu\n1. Bill' }] })
    expect(await latestTrace(conversationId)).toEqual({ type: 'sessionRestarted', release: old, node: 'menu' })
    const standing = await store.releases.standing()
    expect(standing.find(({ release }) => release === live)?.conversations).toBe(1)
    expect(replies(await says('restarted'))).toEqual(['New menu'])
  })

  test('moves with migrate to the same node, or to where the node is now', async () => {
    const old = await publish(OLD)
    const { conversationId } = await says('moved')
    await publish(RENAMED, { onStanding: { policy: 'migrate', map: { menu: 'topics' } } })
    expect(replies(await says('moved'))).toEqual(['Topics'])
    const moved = { type: 'sessionMoved', release: old, from: 'menu', to: 'topics' }
    expect(await latestTrace(conversationId)).toEqual(moved)
    expect(await says('moved', 'bill')).toMatchObject({ owner: 'queue', enqueued: { queue: 'billing' } })
  })

  test('finishes where it is when the new release has no place for it', async () => {
    const old = await publish(OLD)
    await says('kept')
    await publish(RENAMED, { onStanding: { policy: 'migrate', map: {} } })
    expect(await says('kept')).toMatchObject({ release: old, waitingAt: 'menu' })
    expect(await says('kept', 'bill')).toMatchObject({ owner: 'queue', enqueued: { queue: 'billing' } })
  })

  test('is found by a host that has just started and knows neither release', async () => {
    await publish(OLD)
    await says('woken')
    await publish(RENAMED, { onStanding: { policy: 'migrate', map: { menu: 'topics' } } })
    ;({ releases, inbound } = await startInbound(store))
    expect(replies(await says('woken'))).toEqual(['Topics'])
  })

  test('is never lost: of 60 customers, through 12 publications, each still ends in a queue', async () => {
    const customers = Array.from({ length: 60 }, (_, index) => `many-${index}`)
    const policies: readonly OnStanding[] = [
      { policy: 'migrate', map: { menu: 'topics', topics: 'menu' } },
      { policy: 'restart', map: {} },
      { policy: 'pin', map: {} },
      { policy: 'migrate', map: {} },
    ]
    await publish(OLD)
    await Promise.all(customers.map((address) => says(address)))
    for (let round = 0; round < 12; round += 1) {
      await publish([NEW, RENAMED, OLD][round % 3] ?? OLD, { onStanding: policies[round % 4] ?? PIN })
      const writing = customers.filter((_, index) => index % 5 === round % 5)
      const answers = await Promise.all(writing.map((address) => says(address)))
      expect(new Set(answers.map(({ owner }) => owner))).toEqual(new Set(['flow']))
    }
    const ended = await Promise.all(customers.map((address) => says(address, 'bill')))
    expect(new Set(ended.map(({ enqueued }) => enqueued?.queue))).toEqual(new Set(['billing']))
  })
})

describe('a canary', () => {
  const contacts = Array.from({ length: 1_000 }, (_, index) => `u_${index}`)

  test('goes to its share of 1,000 contacts, the same ones every time, and a larger one to those and more', async () => {
    const live = await publish(OLD)
    const share = async (canaryPercent: number) => {
      const canary = await publish(NEW, { canaryPercent })
      const chosen = contacts.map((id) => releases.choose(id).hash)
      expect(new Set(chosen)).toEqual(new Set([canary, live]))
      expect(contacts.map((id) => releases.choose(id).hash)).toEqual(chosen)
      return contacts.filter((_, index) => chosen[index] === canary)
    }
    const ten = await share(10)
    // Four standard deviations of 1,000 draws at 10 %: the ids are fixed, so is the number.
    expect(Math.abs(ten.length - 100)).toBeLessThan(4 * Math.sqrt(1_000 * 0.1 * 0.9))
    const quarter = await share(25)
    expect(Math.abs(quarter.length - 250)).toBeLessThan(4 * Math.sqrt(1_000 * 0.25 * 0.75))
    expect(ten.every((id) => quarter.includes(id))).toBe(true)
  })

  test('takes whole contacts: what they get is what their id says', async () => {
    const live = await publish(OLD)
    const canary = await publish(NEW, { canaryPercent: 50 })
    const got = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const first = await says(`canary-${index}`, 'bill')
        const found = await store.conversations.find(first.conversationId)
        return [first.release, isInCanary(found?.contact.id ?? '', 50) ? canary : live]
      }),
    )
    expect(got.map(([release]) => release)).toEqual(got.map(([, expected]) => expected))
  })

  test('takes along only those who get it', async () => {
    const older = await publish(OLD)
    const addresses = Array.from({ length: 30 }, (_, index) => `along-${index}`)
    const contacts = await Promise.all(
      addresses.map(async (address) => {
        const { conversationId } = await says(address)
        return (await store.conversations.find(conversationId))?.contact.id ?? ''
      }),
    )
    await publish(RENAMED)
    const canary = await publish(NEW, { canaryPercent: 50, onStanding: { policy: 'restart', map: {} } })
    const answers = await Promise.all(addresses.map((address) => says(address)))
    expect(answers.map(({ release }) => release)).toEqual(contacts.map((id) => (isInCanary(id, 50) ? canary : older)))
    expect(new Set(answers.map(({ release }) => release))).toEqual(new Set([canary, older]))
  })
})

test('while releases go back and forth, each conversation is one release’s, and what begins afterwards is the last one’s', async () => {
  const hashes = [await publish(OLD), await publish(NEW)]
  const talks = Array.from({ length: 40 }, async (_, index) => {
    const first = await says(`flip-${index}`)
    const second = await says(`flip-${index}`)
    return [first.release, second.release]
  })
  for (let round = 0; round < 10; round += 1) {
    await store.releases.deploy({ live: hashes[round % 2] ?? '', canary: null }, Date.now())
    await releases.refresh()
  }
  for (const [first, second] of await Promise.all(talks)) {
    expect(hashes).toContain(first)
    expect(second).toBe(first)
  }
  expect((await says('flip-last')).release).toBe(hashes[1])
})
