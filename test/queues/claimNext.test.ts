import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimNext } from '../../runtime/queues/claimNext.ts'
import type { QueueStore } from '../../runtime/queues/QueueStore.ts'
import { openStore, type Store } from '../../runtime/store/openStore.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { startTurns } from '../support/startTurns.ts'

let store: Store
let enqueue: (from: string) => Promise<string>
beforeAll(async () => {
  store = await openStore({ databaseUrl: await createTestDatabase() })
  enqueue = await startTurns(store)
})
afterAll(() => store.close())

const NEVER = new AbortController().signal
const ask = (waitMs: number, gone: AbortSignal = NEVER, queues: QueueStore = store.queues) =>
  claimNext(
    { queues, events: store.events, clock: Date.now },
    { queues: ['general'], agent: { id: 'ada', skills: {} }, leaseMs: 60_000, waitMs, relaxations: () => ({}) },
    gone,
  )

test('gives what is there at once, and nothing when there is nothing', async () => {
  const conversationId = await enqueue('at-once')
  const item = await ask(0)
  expect(item).toMatchObject({ conversationId, agent: 'ada' })
  expect(await ask(0)).toBeNull()
})

test('waits until something comes', async () => {
  const waiting = ask(60_000)
  const conversationId = await enqueue('comes')
  expect(await waiting).toMatchObject({ conversationId })
})

test('sees what nobody told it of', async () => {
  // The news of another host are lost: only the item is there.
  const deaf = { ...store.events, subscribe: () => () => {} }
  const waiting = claimNext(
    { queues: store.queues, events: deaf, clock: Date.now },
    { queues: ['general'], agent: { id: 'ada', skills: {} }, leaseMs: 60_000, waitMs: 60_000, relaxations: () => ({}) },
    NEVER,
  )
  const conversationId = await enqueue('untold')
  expect(await waiting).toMatchObject({ conversationId })
})

test('ends without an item when nobody waits any more', async () => {
  const gone = new AbortController()
  const waiting = ask(60_000, gone.signal)
  gone.abort()
  expect(await waiting).toBeNull()
  await enqueue('left')
  expect(await ask(0)).toMatchObject({ status: 'claimed' })
})

test('gives back what was claimed for somebody who left meanwhile', async () => {
  const conversationId = await enqueue('given-back')
  const gone = new AbortController()
  const leaving: QueueStore = {
    ...store.queues,
    claim: async (...call) => {
      const item = await store.queues.claim(...call)
      gone.abort()
      return item
    },
  }
  expect(await ask(60_000, gone.signal, leaving)).toBeNull()
  expect(await ask(0)).toMatchObject({ conversationId, status: 'claimed' })
})
