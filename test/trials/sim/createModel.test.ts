import { expect, test } from 'vitest'
import type { Arrival } from '../../../runtime/inbound/Arrival.ts'
import { createInbound } from '../../../runtime/inbound/createInbound.ts'
import type { Held } from '../../../runtime/outbox/OutboxStore.ts'
import { relaxationsOf } from '../../../runtime/queues/relaxationsOf.ts'
import { openStoreOn, type Store } from '../../../runtime/store/openStore.ts'
import { openPostgres } from '../../../runtime/store/postgres/PostgresDatabase.ts'
import { createQueueStore } from '../../../runtime/store/queues/queueStore.ts'
import { createTestDatabase } from '../../support/postgres.ts'
import { createDraws } from './createDraws.ts'
import { createLocks } from './createLocks.ts'
import { createModel } from './createModel.ts'
import { createOrphans } from './createOrphans.ts'
import { createPower } from './createPower.ts'
import { createStores } from './createStores.ts'
import { RELEASES, SAYINGS, WORKSPACE } from './flow.ts'
import type { World } from './World.ts'

const WRITES = ['delivered', 'delivered', 'retryAt', 'dead', 'renew', 'revive'] as const

const STEPS = 300

type Ports = Pick<Store, 'turns' | 'outbox' | 'timers' | 'queues'>

const AGENTS = ['ann', 'bob'] as const
const LEASE_MS = 4_000
const RELAXATIONS = relaxationsOf(WORKSPACE)

const byId = <T extends { readonly id: string }>(rows: readonly T[]): readonly T[] =>
  rows.toSorted((one, other) => one.id.localeCompare(other.id))

/** The turns of one host on a store, whose ids are counted. */
function turnsOn(store: Ports): Ports & { readonly receive: (arrival: Arrival) => Promise<unknown> } {
  const { receive } = createInbound({
    store: store.turns,
    releases: RELEASES,
    events: { publish: () => {}, subscribe: () => () => {} },
    newId: countIds(),
    hasPush: () => true,
    lanes: 1,
  })
  return { ...store, receive }
}

/** Each prefix by itself: one side asks for ids that the other has no need of. */
function countIds(): (prefix: string) => string {
  const counts = new Map<string, number>()
  return (prefix) => {
    const count = (counts.get(prefix) ?? 0) + 1
    counts.set(prefix, count)
    return `${prefix}_${count}`
  }
}

const calmWorld = (): World => ({
  draws: createDraws(1),
  model: createModel(null, Date.now),
  flaw: null,
  weather: 'calm',
  now: Date.now,
  isFaulty: () => false,
  isStormy: () => false,
  isAway: () => false,
  newId: countIds(),
})

test('the model does step by step what PostgreSQL does', async () => {
  const draws = createDraws(2026)
  const database = openPostgres(await createTestDatabase(), 4)
  const store = await openStoreOn(database)
  const queues = createQueueStore(database, store.events, countIds())
  const shared = { lock: createLocks(), orphans: createOrphans(Date.now) }
  const model = createStores(calmWorld(), shared, createPower(Date.now), { publish: () => {} })
  const sides = [turnsOn({ ...store, queues }), turnsOn(model)] as const

  /** Does the same on both, which must come to the same. */
  async function both<T>(act: (side: (typeof sides)[number]) => Promise<T>): Promise<T> {
    const [real, model] = [await act(sides[0]), await act(sides[1])]
    expect(model).toEqual(real)
    return real
  }

  let now = Date.UTC(2026, 10, 20, 12)
  const said: Arrival[] = []
  const held: Held[] = []
  const claimed: string[] = []
  const rung: { readonly id: string; readonly conversationId: string }[] = []
  const any = <T>(list: readonly T[]): readonly T[] => list.slice(Math.floor(draws.chance() * list.length)).slice(0, 1)

  const steps: readonly [() => Promise<unknown>, ...(() => Promise<unknown>)[]] = [
    async () => {
      const address = `u${draws.within(0, 12)}`
      const text = draws.oneOf(SAYINGS)
      const fresh = {
        source: `m:web:${address}:${said.length}`,
        at: now,
        from: { channel: 'web', address },
        event: { type: 'message', text },
      } as const
      const [arrival = fresh] = draws.isHit(0.2) ? any(said) : [fresh]
      said.push(arrival)
      await both(({ receive }) => receive(arrival))
    },
    async () => {
      await both(({ outbox }) => outbox.nextDueAt())
      held.push(...(await both(({ outbox }) => outbox.claimDue(now, 100, now + 8_000))))
    },
    async () => {
      await both(({ timers }) => timers.nextDueAt())
      const due = await both(async ({ timers }) => byId(await timers.claimDue(now, 100, now + 8_000)))
      rung.push(...due)
    },
    async () => {
      const [item] = any(held)
      if (item === undefined) return
      const write = WRITES[draws.within(0, WRITES.length - 1)] ?? 'dead'
      await both(async ({ outbox }) => {
        if (write === 'delivered') return outbox.delivered(item)
        if (write === 'renew') return outbox.renew([item], now + 8_000)
        if (write === 'revive') return outbox.revive(item.id, now)
        return outbox[write](item, now, 'away')
      })
    },
    async () => {
      for (const timer of any(rung)) {
        const from = { conversationId: timer.conversationId }
        await both(({ timers }) => timers.renew([timer], now + 8_000))
        await both(({ receive }) =>
          receive({ source: `t:${timer.id}`, at: now, from, event: { type: 'timeout', timer: timer.id } }),
        )
        await both(({ timers }) => timers.remove(timer.id))
      }
    },
    async () => {
      const [id, level] = draws.oneOf<readonly [string, number]>([
        ['ann', 2],
        ['bob', 1],
      ])
      const agent = { id, skills: { billing: level } }
      const item = await both(({ queues }) =>
        queues.claim(['general', 'billing'], agent, now, now + LEASE_MS, RELAXATIONS),
      )
      if (item !== null) claimed.push(item.id)
    },
    async () => {
      const agent = draws.oneOf(AGENTS)
      const what = draws.oneOf(['renew', 'release', 'complete', 'complete', 'transfer'] as const)
      for (const id of any(claimed)) {
        await both(({ queues }) => {
          if (what === 'renew') return queues.renew(id, agent, now + LEASE_MS)
          if (what === 'release') return queues.release(id, agent, now)
          if (what === 'complete') return queues.complete(id, agent, 'solved', now)
          return queues.transfer(id, agent, { queue: 'billing', priority: 1 }, now)
        })
      }
    },
    async () => {
      await both(({ queues }) => queues.reclaimExpired(now))
    },
    async () => {
      now += draws.within(0, 5_000)
    },
  ]
  for (let step = 0; step < STEPS; step += 1) {
    // Two events of one millisecond are told apart by their ids, which a database orders as its language does.
    now += 1
    await draws.oneOf(steps)()
  }
  expect(held.length).toBeGreaterThan(20)
  expect(rung.length).toBeGreaterThan(5)
  expect(claimed.length).toBeGreaterThan(10)
  await store.close()
})
