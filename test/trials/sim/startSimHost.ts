import { createInbound, type Inbound } from '../../../runtime/inbound/createInbound.ts'
import type { HostEvent, HostEvents } from '../../../runtime/inbound/HostEvents.ts'
import { startWorkers } from '../../../runtime/outbox/startWorkers.ts'
import type { createOutside } from './createOutside.ts'
import { createPower, type Power } from './createPower.ts'
import { type createLocks, createStores } from './createStores.ts'
import { RELEASES } from './flow.ts'
import type { World } from './World.ts'

export type SimHost = { readonly inbound: Inbound; readonly power: Power; readonly die: () => void }

/** A host as main.ts builds it, over the model: its turns and its two workers. What another host wakes it for it is not told: it polls. */
export function startSimHost(
  world: World,
  lock: ReturnType<typeof createLocks>,
  outside: ReturnType<typeof createOutside>,
): SimHost {
  const power = createPower()
  const { turns, outbox, timers } = createStores(world, lock, power)
  const events = createEvents()
  const inbound = createInbound({
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
    receive: inbound.receive,
    failed: () => () => {},
    clock: power.clock,
    chance: world.draws.chance,
  })
  return {
    inbound,
    power,
    die: () => {
      power.die()
      // Nothing of it reaches anybody any more; this only ends its timers.
      void workers.close()
    },
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
