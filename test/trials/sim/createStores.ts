import { AppError } from '../../../runtime/AppError.ts'
import type { Arrival } from '../../../runtime/inbound/Arrival.ts'
import type { DecideAll, TurnStore, TurnWrite, Written } from '../../../runtime/inbound/TurnStore.ts'
import type { OutboxStore, TimerStore } from '../../../runtime/outbox/OutboxStore.ts'
import { settledWithin } from '../../../runtime/settledWithin.ts'
import type { Power } from './createPower.ts'
import { pause, type World } from './World.ts'

/** How a round trip fails: before anything is done, after it is done (its answer is lost), or it is given up and done later all the same. */
type Fault = 'none' | 'before' | 'after' | 'late'
const FAULTS: readonly [Fault, ...Fault[]] = ['before', 'after', 'late']

/** A round trip has this long; what was given up may still be done within the second. */
const DEADLINE_MS = 5_000
const LATE_MS = 8_000
/** So long a transaction may wait for its host: `idle_in_transaction_session_timeout`. */
const IDLE_MS = 4_000

/** The locks of threads, which all hosts share. */
export function createLocks() {
  const taken = new Map<string, Promise<void>>()
  return async (threads: readonly string[]): Promise<() => void> => {
    const own = [...new Set(threads)].sort()
    const { promise, resolve } = Promise.withResolvers<void>()
    for (const thread of own) {
      while (taken.has(thread)) await taken.get(thread)
      taken.set(thread, promise)
    }
    return () => {
      for (const thread of own) taken.delete(thread)
      resolve()
    }
  }
}

const unavailable = (): AppError => new AppError('unavailable', { detail: 'The database does not answer.' })

/** The ports of the store as one host has them: the shared model, behind a way that is slow, reorders and fails. */
export function createStores(
  { draws, model, flaw, isFaulty }: World,
  lock: ReturnType<typeof createLocks>,
  power: Power,
): { readonly turns: TurnStore; readonly outbox: OutboxStore; readonly timers: TimerStore } {
  const trip = (): Promise<void> =>
    pause(draws.isHit(0.02) && isFaulty() ? draws.within(500, 3_000) : draws.within(0, 4))
  const drawFault = (): Fault => (isFaulty() && draws.isHit(0.06) ? draws.oneOf(FAULTS) : 'none')

  /** One round trip: there, `act`, and back. */
  async function ask<T>(act: (fault: Fault) => T | Promise<T>, fault = drawFault()): Promise<T> {
    await power.awake()
    await trip()
    if (fault === 'before') return lost()
    if (fault === 'late') {
      const late = pause(draws.within(0, LATE_MS)).then(() => act(fault))
      late.catch(() => {})
      await pause(DEADLINE_MS)
      return lost()
    }
    const done = await Promise.resolve(act(fault)).then(
      (value) => ({ value }),
      () => null,
    )
    await trip()
    return done === null || fault === 'after' ? lost() : power.awake().then(() => done.value)
  }
  async function lost(): Promise<never> {
    await power.awake()
    throw unavailable()
  }

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
    else if (!(isFaulty() && draws.isHit(0.05))) void pause(draws.within(1, 50)).then(put)
    return outcomes
  }

  /** Between its two trips the host decides; one that is dead or frozen for long meanwhile loses the transaction, and so does one that has given it up. */
  function transaction(arrivals: readonly Arrival[], decideAll: DecideAll): Promise<readonly Written[]> {
    const fault = drawFault()
    let isGivenUp = false
    const doing = async (): Promise<readonly Written[]> => {
      const unlock = flaw === 'noLock' ? () => {} : await lock(arrivals.map(model.thread))
      try {
        const loaded = arrivals.map(model.load)
        await trip()
        const reached = await settledWithin(IDLE_MS, power.awake())
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
      fault === 'after' ? 'after' : 'none',
    )
  }

  return {
    turns: {
      runBatch: transaction,
      runStrangers: (arrivals, decideAll) => {
        const decided = decideAll(
          arrivals.map(() => ({ duplicate: null, contact: null, optedOut: false, conversation: null })),
        )
        return ask(async () => {
          const unlock = flaw === 'noLock' ? () => {} : await lock(arrivals.map(model.thread))
          try {
            const strangers = decided.map((write) => (write === null || model.isKnown(write.arrival) ? null : write))
            const outcomes = commit(strangers)
            return outcomes.map((outcome, index) => (strangers[index] === decided[index] ? outcome : 'conflict'))
          } finally {
            unlock()
          }
        })
      },
    },
    outbox: {
      claimDue: (now, limit, leaseUntil) => ask(() => model.claimItems(now, limit, leaseUntil)),
      renew: (held, leaseUntil) => ask(() => model.renewItems(held, leaseUntil)),
      bringForward: async () => {},
      delivered: async (held) => void (await ask(() => model.delivered(held))),
      retryAt: (held, at, error) => ask(() => model.retryItem(held, at, error)),
      dead: (held, at, error) => ask(() => model.endItem(held, at, error)),
      listDead: async () => [],
      revive: (id, at) => ask(() => model.reviveItem(id, at)),
      nextDueAt: () => ask(model.nextItemAt),
      counts: async () => ({ waiting: model.outbox.size, dead: 0 }),
    },
    timers: {
      claimDue: (now, limit, leaseUntil) => ask(() => model.claimTimers(now, limit, leaseUntil)),
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
  }
}
