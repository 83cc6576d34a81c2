import postgres from 'postgres'
import { expect, test } from 'vitest'
import { hashWorkspace } from '../../runtime/engine/files/hashWorkspace.ts'
import type { Arrival } from '../../runtime/inbound/Arrival.ts'
import { sourceOf } from '../../runtime/inbound/sourceOf.ts'
import { startWorkers } from '../../runtime/outbox/startWorkers.ts'
import { MIGRATIONS, type Migration } from '../../runtime/store/migrations/migrations.ts'
import { openStoreOn } from '../../runtime/store/openStore.ts'
import { openPostgres } from '../../runtime/store/postgres/PostgresDatabase.ts'
import { checkHistory } from '../support/checkHistory.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { startInbound } from '../support/startInbound.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

/** All that a migration may do which only expands, to every table that a turn writes. */
const TABLES = ['contacts', 'addresses', 'conversations', 'turns', 'outbox', 'timers', 'queue_items', 'queue_changes']
const WIDER: Migration = {
  name: '9001-wider',
  breaks: false,
  sql: [
    'create table wider (id text primary key)',
    ...TABLES.map((table) => `alter table ${table} add column wider text, add column count integer not null default 0`),
    ...TABLES.map((table) => `create index ${table}_wider on ${table} (wider)`),
  ].join(';'),
}
const BEFORE = MIGRATIONS
const AFTER = [...MIGRATIONS, WIDER]

const CUSTOMERS = 24
const SAID = ['hello', '2', 'hello', '1', 'thanks', 'bye'] as const
const WORKSPACE = workspaceOf(
  [
    flowOf({
      menu: {
        type: 'menu',
        prompt: [{ text: 'What is it about?' }],
        options: [
          { id: 'billing', label: 'Invoices' },
          { id: 'end', label: 'Nothing' },
        ],
        attempts: 4,
        timeout: 'PT1H',
        exits: { billing: 'to-billing', end: 'bye', noMatch: 'to-general', timeout: 'to-general' },
      },
      bye: { type: 'close', content: [{ text: 'Bye.' }] },
      'to-billing': { type: 'enqueue', queue: 'billing' },
      'to-general': { type: 'enqueue', queue: 'general' },
    }),
  ],
  { bots: {} },
)

/** What leaves the hosts. */
const received: { readonly key: string }[] = []

/** A host of the version that knows these migrations. */
async function startHost(url: string, migrations: readonly Migration[]) {
  const store = await openStoreOn(openPostgres(url, 6), migrations)
  if ((await store.releases.deployment()) === null)
    await store.releases.publish({ hash: hashWorkspace(WORKSPACE), publishedAt: 0, note: null, workspace: WORKSPACE })
  const { inbound } = await startInbound(store, store.newId, () => true)
  const workers = startWorkers({
    outbox: store.outbox,
    timers: store.timers,
    events: store.events,
    carriers: {
      deliver: async ({ id }) => {
        received.push({ key: id })
        return { ok: true }
      },
      call: () => Promise.reject(new Error('nobody is called here')),
    },
    receive: inbound.receive,
    failed: () => () => {},
    clock: store.clock,
    chance: () => 0.5,
  })
  return {
    store,
    receive: inbound.receive,
    stop: async () => {
      await workers.close()
      await inbound.drain()
      await store.close()
    },
  }
}
type Host = Awaited<ReturnType<typeof startHost>>

test('old and new hosts together on one database, during an upgrade and back, lose, double and reorder nothing', async () => {
  const url = await createTestDatabase()
  const running: Host[] = [await startHost(url, BEFORE)]
  const acks: { readonly source: string; readonly turnId: string }[] = []
  const failures: unknown[] = []
  let isOver = false

  /** Any host that runs, until it is acknowledged: one that stops refuses. */
  async function send(arrival: Arrival, first: number): Promise<void> {
    for (let attempt = first; ; attempt += 1) {
      const host = running[attempt % running.length]
      const answer = await host?.receive(arrival).catch((error: unknown) => void failures.push(error))
      if (answer !== undefined) {
        acks.push({ source: arrival.source, turnId: answer.turnId })
        return
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const messageOf = (customer: number, message: number): Arrival => ({
    source: sourceOf('m', 'web', `u-${customer}`, `m-${message}`),
    at: Date.now(),
    from: { channel: 'web', address: `u-${customer}` },
    event: { type: 'message', text: SAID[message] ?? '' },
  })
  async function customer(number: number): Promise<void> {
    for (const message of SAID.keys()) {
      const arrival = messageOf(number, message)
      await Promise.all([send(arrival, message), send(arrival, message + 1)])
    }
  }
  /** Takes customers by turns from any host, and passes every second one on. */
  async function agent(): Promise<void> {
    for (let round = 0; !isOver; round += 1) {
      const queues = running[round % running.length]?.store.queues
      try {
        const ada = { id: 'ada', skills: {} }
        const item = await queues?.claim(['billing', 'general'], ada, Date.now(), Date.now() + 60_000, {})
        if (item && round % 2 === 0) await queues?.complete(item.id, 'ada', null, Date.now())
        else if (item) await queues?.transfer(item.id, 'ada', { queue: 'general' }, Date.now())
      } catch (error) {
        failures.push(error)
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  /** What an operator does, each step when a further share of the messages has been acknowledged. */
  const steps: readonly (() => Promise<void>)[] = [
    async () => void running.push(await startHost(url, AFTER)),
    async () => running.shift()?.stop(),
    async () => void running.push(await startHost(url, BEFORE)),
    async () => running.shift()?.stop(),
    async () => void running.push(await startHost(url, AFTER)),
    async () => running.shift()?.stop(),
  ]
  async function operator(): Promise<void> {
    const total = CUSTOMERS * SAID.length * 2
    for (const [index, step] of steps.entries()) {
      while (acks.length < ((index + 1) * total) / (steps.length + 1))
        await new Promise((resolve) => setImmediate(resolve))
      await step()
    }
  }
  const waiting = Array.from({ length: CUSTOMERS }, (_, number) => number)
  const line = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await customer(next)
  }
  const working = agent()
  await Promise.all([operator(), ...Array.from({ length: 6 }, line)])
  isOver = true
  await working

  const sql = postgres(url, { max: 1 })
  await expect.poll(async () => (await sql`select id from outbox`).length).toBe(0)
  await Promise.all(running.map(({ stop }) => stop()))
  const turns = await sql<{ id: string; source: string; conversationId: string; seq: number }[]>`
    select id, source, conversation_id as "conversationId", seq from turns`
  const deliveries = await sql<{ id: string; conversationId: string }[]>`
    select t.id || '.o' || (e.n - 1) as id, t.conversation_id as "conversationId"
    from turns t cross join lateral json_array_elements(t.effects) with ordinality as e(effect, n)
    where e.effect ->> 'type' = 'sendMessage' order by t.n, e.n`
  const items = await sql<{ conversation_id: string }[]>`select conversation_id from queue_items where status <> 'done'`
  await sql.end()
  expect(
    checkHistory({
      acks,
      sent: Array.from({ length: CUSTOMERS }, (_, number) =>
        [...SAID.keys()].map((message) => messageOf(number, message).source),
      ),
      turns,
      unfinishedItems: items.map(({ conversation_id }) => conversation_id),
      deliveries,
      received,
    }),
  ).toEqual([])
  expect(acks).toHaveLength(CUSTOMERS * SAID.length * 2)
  expect(deliveries.length).toBeGreaterThan(CUSTOMERS)
  expect(turns.filter(({ source }) => source.startsWith('q:')).length).toBeGreaterThan(0)
  // Of all that was asked, only what a host that stopped could not do any more was refused.
  expect(failures.filter((error) => !String(error).includes('The store is closed'))).toEqual([])
})
