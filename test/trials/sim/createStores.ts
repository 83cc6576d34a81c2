import type { Arrival } from '../../../runtime/inbound/Arrival.ts'
import type { HostEvents } from '../../../runtime/inbound/HostEvents.ts'
import type { DecideAll, TurnStore, TurnWrite, Written } from '../../../runtime/inbound/TurnStore.ts'
import type { OutboxStore, TimerStore } from '../../../runtime/outbox/OutboxStore.ts'
import type { QueueStore } from '../../../runtime/queues/QueueStore.ts'
import { settledWithin } from '../../../runtime/settledWithin.ts'
import type { Lock } from './createLocks.ts'
import type { Orphans } from './createOrphans.ts'
import type { Power } from './createPower.ts'
import { createWay, DEADLINE_MS, LATE_MS, unavailable, type Way } from './createWay.ts'
import { pause, type World } from './World.ts'

/** So long a transaction may wait for its host: `idle_in_transaction_session_timeout`. */
const IDLE_MS = 4_000
const IDLE_FOR_LONG_MS = 30_000

export type Stores = {
  readonly turns: TurnStore
  readonly outbox: OutboxStore
  readonly timers: TimerStore
  readonly queues: QueueStore
}

/** What all hosts of a simulation have in common beside the model. */
export type Shared = { readonly lock: Lock; readonly orphans: Orphans }

/** The ports of the store as one host has them: the shared model, behind a way that fails. */
export function createStores(
  world: World,
  { lock, orphans }: Shared,
  power: Power,
  events: Pick<HostEvents, 'publish'>,
): Stores {
  const { model } = world
  const way = createWay(world, power)
  const { ask } = way
  return {
    turns: createTurns(world, lock, power, way),
    outbox: {
      claimDue: (now, limit, leaseUntil) =>
        ask(() => {
          const items = model.claimItems(now, limit, leaseUntil)
          orphans.taken(items, power)
          return items
        }),
      renew: (held, leaseUntil) => ask(() => model.renewItems(held, leaseUntil)),
      bringForward: (now) => ask(() => model.bringForward(now)),
      delivered: async (held) => void (await ask(() => model.delivered(held))),
      retryAt: (held, at, error) =>
        ask(() => {
          orphans.left(held)
          model.retryItem(held, at, error)
        }),
      dead: (held, at, error) => ask(() => model.endItem(held, at, error)),
      // One bubble a message, to a platform that takes it once: nothing else happens here.
      took: async () => true,
      told: async () => {},
      noteStatuses: async () => [],
      missed: async () => null,
      fareOf: async () => new Map(),
      giveUp: async () => {},
      listDead: async () => [],
      revive: (id, at) => ask(() => model.reviveItem(id, at)),
      nextDueAt: () => ask(model.nextItemAt),
      counts: async () => ({ waiting: model.outbox.size, dead: 0 }),
    },
    timers: {
      claimDue: (now, limit, leaseUntil) =>
        ask(() => {
          const timers = model.claimTimers(now, limit, leaseUntil)
          orphans.taken(timers, power)
          return timers
        }),
      renew: (held, leaseUntil) =>
        ask(() =>
          model.renewTimers(
            held.map(({ id }) => id),
            leaseUntil,
          ),
        ),
      nextDueAt: () => ask(model.nextTimerAt),
      remove: async (id) => void (await ask(() => model.removeTimer(id))),
    },
    queues: createQueues(world, lock, way, events),
  }
}

function createTurns({ draws, model, flaw, isStormy }: World, lock: Lock, power: Power, way: Way): TurnStore {
  const { ask, trip, drawFault } = way
  const idleMs = flaw === 'idleForLong' ? IDLE_FOR_LONG_MS : IDLE_MS
  const locked = (arrivals: readonly Arrival[]): Promise<() => void> =>
    flaw === 'noLock' ? Promise.resolve(() => {}) : lock(arrivals.map(model.thread))

  function commit(writes: readonly (TurnWrite | null)[]): readonly Written[] {
    const outcomes = writes.map((write): Written => {
      if (write === null) return 'nothing'
      return model.isTaken(write.arrival) ? 'conflict' : 'written'
    })
    const put = (): void => {
      for (const [index, write] of writes.entries())
        if (write !== null && outcomes[index] === 'written') model.write(write)
    }
    if (flaw !== 'answerBeforeCommit') put()
    else if (!(isStormy() && draws.isHit(0.05))) void pause(draws.within(1, 50)).then(put)
    return outcomes
  }

  /** Between its two trips the host decides; one that is dead or frozen for long meanwhile loses the transaction, and so does one that has given it up. */
  function transaction(arrivals: readonly Arrival[], decideAll: DecideAll): Promise<readonly Written[]> {
    const fault = drawFault()
    let isGivenUp = false
    const doing = async (): Promise<readonly Written[]> => {
      const unlock = await locked(arrivals)
      try {
        const loaded = arrivals.map(model.load)
        await trip()
        const reached = await settledWithin(idleMs, power.awake())
        if (reached === 'late' || power.isDead() || isGivenUp) throw unavailable()
        const writes = decideAll(loaded)
        await (fault === 'late' ? pause(draws.within(0, LATE_MS)) : trip())
        if (fault === 'before') throw unavailable()
        return commit(writes)
      } finally {
        unlock()
      }
    }
    return ask(
      async () => {
        const done = doing()
        const how = await settledWithin(DEADLINE_MS, done)
        isGivenUp = how === 'late'
        if (how === 'late') throw unavailable()
        return done
      },
      fault === 'after' || fault === 'never' ? fault : 'none',
    )
  }

  return {
    runBatch: transaction,
    runStrangers: (arrivals, decideAll) => {
      const decided = decideAll(
        arrivals.map(() => ({
          duplicate: null,
          contact: null,
          optedOut: false,
          hasLeft: false,
          terms: null,
          waiting: null,
          conversation: null,
        })),
      )
      return ask(async () => {
        const unlock = await locked(arrivals)
        try {
          const strangers = decided.map((write) => (write === null || model.isKnown(write.arrival) ? null : write))
          const outcomes = commit(strangers)
          return outcomes.map((outcome, index) => (strangers[index] === decided[index] ? outcome : 'conflict'))
        } finally {
          unlock()
        }
      })
    },
  }
}

function createQueues(
  { model, newId }: World,
  lock: Lock,
  { ask }: Way,
  { publish }: Pick<HostEvents, 'publish'>,
): QueueStore {
  const { queues } = model
  /** Someone may be waiting for what is back in a queue. */
  const wake = <T>(back: T): T => {
    if (back !== null && back !== 0) publish([{ type: 'wake', what: 'queues' }])
    return back
  }
  /** Under the lock of the conversation's thread, as a turn. */
  const locked = <T>(itemId: string, act: () => T): Promise<T> =>
    ask(async () => {
      const conversation = model.conversations.get(queues.items.get(itemId)?.conversationId ?? '')
      const unlock = await lock(conversation === undefined ? [] : [model.threadOf(conversation)])
      try {
        return act()
      } finally {
        unlock()
      }
    })
  const reclaimExpired = (now: number): Promise<number> => ask(() => queues.reclaim(now)).then(wake)
  return {
    list: async () => [...queues.items.values()],
    counts: async () => [],
    claim: async (from, agent, now, leaseUntil, relaxations) => {
      await reclaimExpired(now)
      return ask(() => queues.claim(from, agent, now, leaseUntil, relaxations))
    },
    renew: (id, agent, leaseUntil) => ask(() => queues.renew(id, agent, leaseUntil)),
    release: (id, agent) => ask(() => queues.release(id, agent)).then(wake),
    complete: (id, agent, code, now) => locked(id, () => model.complete(id, agent, code, now)),
    transfer: (id, agent, to, now) =>
      locked(id, () => model.transfer(id, agent, { ...to, newItemId: () => newId('q') }, now)).then(wake),
    reclaimExpired,
  }
}
