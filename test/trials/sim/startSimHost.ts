import type { Callback } from '../../../runtime/bots/acceptCallback.ts'
import type { Arrival } from '../../../runtime/inbound/Arrival.ts'
import { createInbound } from '../../../runtime/inbound/createInbound.ts'
import type { HostEvent, HostEvents } from '../../../runtime/inbound/HostEvents.ts'
import { startWorkers } from '../../../runtime/outbox/startWorkers.ts'
import { type Claim, claimNext } from '../../../runtime/queues/claimNext.ts'
import type { QueueItem, QueueStore } from '../../../runtime/queues/QueueStore.ts'
import { createMeasuredClock } from '../../../runtime/store/databaseClock.ts'
import type { InboundAnswer } from '../../../schemas/wire.ts'
import type { createOutside } from './createOutside.ts'
import { createPower, type Power } from './createPower.ts'
import { createStores, type Shared } from './createStores.ts'
import { createWay } from './createWay.ts'
import { RELEASES } from './flow.ts'
import type { World } from './World.ts'

export type SimHost = {
  readonly power: Power
  readonly queues: QueueStore
  readonly receive: (arrival: Arrival) => Promise<InboundAnswer>
  readonly acceptCallback: (callback: Omit<Callback, 'now'>) => Arrival
  readonly claim: (claim: Claim, gone: AbortSignal) => Promise<QueueItem | null>
  /** messages and answers that it was given and has not answered */
  readonly open: () => number
  /** finishes what is under way, as a host that is told to end */
  readonly end: () => Promise<void>
  readonly die: () => void
}

const HOUSEKEEPING_MS = 5_000
/** Hosts' wall clocks are so far from each other. */
const SKEW_MS = 5 * 60_000
/** What a host knows of the database's time when it starts is as wrong as half a slow round trip. */
export const CLOCK_ERROR_MS = 250

/** A host as main.ts builds it, over the model: its turns, workers, queues and clock. What another host wakes it for it is not told: it polls. */
export function startSimHost(world: World, shared: Shared, outside: ReturnType<typeof createOutside>): SimHost {
  const { draws, flaw, now } = world
  const measured = createMeasuredClock()
  // A host has connected before it looks at any clock.
  const connectedAt = performance.now()
  measured.note(now() + draws.within(-CLOCK_ERROR_MS, CLOCK_ERROR_MS), connectedAt, connectedAt)
  const skew = draws.within(-SKEW_MS, SKEW_MS)
  const power = createPower(flaw === 'ownClock' ? () => Date.now() + skew : measured.now)
  const { clock } = power
  const events = createEvents()
  const { turns, outbox, timers, queues } = createStores(world, shared, power, events)
  const { receive, drain } = createInbound({
    store: turns,
    releases: RELEASES,
    events,
    newId: world.newId,
    hasPush: () => true,
    lanes: 2,
  })
  const workers = startWorkers({
    outbox,
    timers,
    events,
    carriers: outside.carriersOf(power),
    receive,
    failed: () => () => {},
    clock,
    chance: draws.chance,
  })
  const bots = outside.botsOf(power)
  const way = createWay(world, power)
  /** As every connection does at its start, and the one that listens again and again. */
  async function look(): Promise<void> {
    const from = performance.now()
    const said = await way.ask(now)
    measured.note(said, from, performance.now())
  }
  const ignore = (): void => {}
  const housekeeping = setInterval(() => {
    look().catch(ignore)
    queues.reclaimExpired(clock()).catch(ignore)
    outbox.bringForward(clock()).catch(ignore)
  }, HOUSEKEEPING_MS)

  let open = 0
  const die = (): void => {
    power.die()
    shared.orphans.died(power)
    clearInterval(housekeeping)
    // Nothing of it reaches anybody any more; this only ends its timers.
    void workers.close()
  }
  return {
    power,
    queues,
    receive: async (arrival) => {
      open += 1
      return receive(arrival).finally(() => {
        open -= 1
      })
    },
    acceptCallback: (callback) => bots.acceptCallback({ ...callback, now: clock() }),
    claim: (claim, gone) => claimNext({ queues, events, clock }, claim, gone),
    open: () => open,
    end: async () => {
      await drain()
      await workers.close()
      die()
    },
    die,
  }
}

function createEvents(): HostEvents {
  const listeners = new Set<(event: HostEvent) => void>()
  return {
    publish: (events) => {
      for (const event of events) for (const listener of listeners) listener(event)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
