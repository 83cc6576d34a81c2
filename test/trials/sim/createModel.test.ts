import { expect, test } from 'vitest'
import type { Arrival } from '../../../runtime/inbound/Arrival.ts'
import { createInbound } from '../../../runtime/inbound/createInbound.ts'
import type { Held } from '../../../runtime/outbox/OutboxStore.ts'
import { openStore, type Store } from '../../../runtime/store/openStore.ts'
import { createTestDatabase } from '../../support/postgres.ts'
import { createDraws } from './createDraws.ts'
import { createModel } from './createModel.ts'
import { createPower } from './createPower.ts'
import { createLocks, createStores } from './createStores.ts'
import { RELEASES, SAYINGS } from './flow.ts'

const WRITES = ['delivered', 'delivered', 'retryAt', 'dead', 'renew', 'revive'] as const

const STEPS = 250

type Ports = Pick<Store, 'turns' | 'outbox' | 'timers'>

const byId = <T extends { readonly id: string }>(rows: readonly T[]): readonly T[] =>
  rows.toSorted((one, other) => one.id.localeCompare(other.id))

/** The turns of one host on a store, whose ids are counted. */
function turnsOn(store: Ports): Ports & { readonly receive: (arrival: Arrival) => Promise<unknown> } {
  let ids = 0
  const { receive } = createInbound({
    store: store.turns,
    releases: RELEASES,
    events: { publish: () => {}, subscribe: () => () => {} },
    newId: (prefix) => {
      ids += 1
      return `${prefix}_${ids}`
    },
    hasPush: () => true,
    lanes: 1,
  })
  return { ...store, receive }
}

test('the model does step by step what PostgreSQL does', async () => {
  const draws = createDraws(2026)
  const store = await openStore({ databaseUrl: await createTestDatabase() })
  const world = { draws: createDraws(1), model: createModel(null), flaw: null, isFaulty: () => false, newId: String }
  const sides = [turnsOn(store), turnsOn(createStores(world, createLocks(), createPower()))] as const

  /** Does the same on both, which must come to the same. */
  async function both<T>(act: (side: (typeof sides)[number]) => Promise<T>): Promise<T> {
    const [real, model] = [await act(sides[0]), await act(sides[1])]
    expect(model).toEqual(real)
    return real
  }

  let now = Date.UTC(2026, 10, 20, 12)
  const said: Arrival[] = []
  const held: Held[] = []
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
      now += draws.within(0, 5_000)
    },
  ]
  for (let step = 0; step < STEPS; step += 1) {
    await draws.oneOf(steps)()
  }
  expect(held.length).toBeGreaterThan(50)
  expect(rung.length).toBeGreaterThan(5)
  await store.close()
})
