import type { Arrival } from '../inbound/Arrival.ts'
import type { HostEvents } from '../inbound/HostEvents.ts'
import type { Carriers } from './Carriers.ts'
import { carryItem } from './carryItem.ts'
import { createWorker, type Worker } from './createWorker.ts'
import { fireTimer } from './fireTimer.ts'
import type { OutboxStore, TimerStore } from './OutboxStore.ts'

export type WorkersDeps = {
  readonly outbox: OutboxStore
  readonly timers: TimerStore
  readonly events: HostEvents
  readonly carriers: Carriers
  /** decides what a call answered and what a timer brings */
  readonly receive: (arrival: Arrival) => Promise<unknown>
  readonly failed: (where: string) => (error: unknown) => void
  /** epoch ms */
  readonly clock: () => number
  /** in [0, 1), for the jitter of a retry */
  readonly chance: () => number
}

/** Starts the two workers of a host: one carries deliveries and calls out, one fires timers. `close` waits for what is under way. */
export function startWorkers(deps: WorkersDeps): {
  readonly rounds: { readonly [worker in 'outbox' | 'timers']: Pick<Worker, 'stillMs'> }
  readonly close: () => Promise<void>
} {
  const { outbox, timers, events, carriers, receive, failed, clock, chance } = deps
  const onWake = (what: 'outbox' | 'timers') => (wake: () => void) =>
    events.subscribe((event) => {
      if (event.type === 'wake' && event.what === what) wake()
    })
  const pauses = new Map<string, number>()
  const deliveries = createWorker({
    claimDue: outbox.claimDue,
    renew: outbox.renew,
    nextDueAt: outbox.nextDueAt,
    run: (item) => carryItem(item, { store: outbox, carriers, pauses, receive, clock, chance }),
    onWake: onWake('outbox'),
    failed: failed('outbox'),
    clock,
  })
  const alarms = createWorker({
    claimDue: timers.claimDue,
    renew: timers.renew,
    nextDueAt: timers.nextDueAt,
    run: (timer) => fireTimer(timer, { store: timers, receive, clock }),
    onWake: onWake('timers'),
    failed: failed('timers'),
    clock,
  })
  return {
    rounds: { outbox: deliveries, timers: alarms },
    close: async () => {
      await Promise.all([deliveries.close(), alarms.close()])
    },
  }
}
