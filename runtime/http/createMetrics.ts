import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Progress, Refusal } from '../inbound/gatherBatches.ts'
import type { TurnWrite } from '../inbound/TurnStore.ts'

export type Metrics = ReturnType<typeof createMetrics>

/** Prometheus metrics of one host, in a registry of their own. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const turns = new Counter({
    name: 'usher_turns_total',
    help: 'Turns decided, by who took them.',
    labelNames: ['handled_by'],
    registers,
  })
  const failures = new Counter({
    name: 'usher_turn_failures_total',
    help: 'Turns that ended in a fallback, by code.',
    labelNames: ['code'],
    registers,
  })
  const decide = new Histogram({
    name: 'usher_decide_batch_seconds',
    help: 'Time to decide one batch.',
    buckets: [0.0001, 0.0005, 0.001, 0.005, 0.02, 0.1],
    registers,
  })
  const batch = new Histogram({
    name: 'usher_batch_size',
    help: 'Arrivals of one batch.',
    buckets: [1, 2, 4, 8, 16, 32, 64],
    registers,
  })
  const errors = new Counter({
    name: 'usher_errors_total',
    help: 'Errors reported, by where.',
    labelNames: ['where'],
    registers,
  })
  const queued = new Gauge({
    name: 'usher_queue_items',
    help: 'Items by queue and status.',
    labelNames: ['queue', 'status'],
    registers,
  })
  const outbox = new Gauge({
    name: 'usher_outbox_items',
    help: 'Deliveries and calls, waiting and dead.',
    labelNames: ['status'],
    registers,
  })
  const refused = new Counter({
    name: 'usher_messages_refused_total',
    help: 'Messages that were not taken in, by why: their senders send them again.',
    labelNames: ['why'],
    registers,
  })
  const waiting = new Gauge({
    name: 'usher_messages_waiting',
    help: 'Messages that wait to be decided.',
    registers,
  })
  const oldest = new Gauge({
    name: 'usher_message_oldest_seconds',
    help: 'How long the oldest of them has waited.',
    registers,
  })
  const events = new Counter({
    name: 'usher_channel_events_total',
    help: 'What platforms told in webhooks, by channel (none: of no account of ours) and type; unsupported: nobody here knows it.',
    labelNames: ['channel', 'type'],
    registers,
  })
  const statuses = new Counter({
    name: 'usher_delivery_statuses_total',
    help: 'How messages fare, as platforms tell after they have taken them, by channel and status.',
    labelNames: ['channel', 'status'],
    registers,
  })
  const alarms = new Gauge({
    name: 'usher_channel_alarm',
    help: '1 while an account sends nothing, by channel and why: auth (its credentials are refused) or quota (it is used up).',
    labelNames: ['channel', 'why'],
    registers,
  })
  const held = new Gauge({
    name: 'usher_held',
    help: '1 while deliveries, calls and timers rest, since the database was put back to an earlier time.',
    registers,
  })
  const loopDelay = monitorEventLoopDelay({ resolution: 20 })
  loopDelay.enable()
  new Gauge({
    name: 'usher_event_loop_delay_p99_seconds',
    help: 'How late the process comes to what is due, since the last time this was asked.',
    registers,
    collect() {
      this.set(loopDelay.percentile(99) / 1e9)
      loopDelay.reset()
    },
  })
  return {
    registry,
    close(): void {
      loopDelay.disable()
    },
    refused(why: Refusal): void {
      refused.inc({ why })
    },
    came(channel: string | null, type: string): void {
      events.inc({ channel: channel ?? '', type })
    },
    fared(channel: string, status: string): void {
      statuses.inc({ channel, status })
    },
    alarm(channel: string, why: 'auth' | 'quota' | null): void {
      for (const one of ['auth', 'quota'] as const) alarms.set({ channel, why: one }, Number(one === why))
    },
    setHeld(isHeld: boolean): void {
      held.set(Number(isHeld))
    },
    setInbound(progress: Progress): void {
      waiting.set(progress.waiting)
      oldest.set(progress.oldestMs / 1000)
    },
    /** after a batch was decided */
    observe(seen: { readonly batch: number; readonly decideMs: number; readonly writes: readonly TurnWrite[] }): void {
      batch.observe(seen.batch)
      decide.observe(seen.decideMs / 1000)
      for (const { handledBy, trace } of seen.writes) {
        turns.inc({ handled_by: handledBy })
        for (const entry of trace) if (entry.type === 'failed') failures.inc({ code: entry.code })
      }
    },
    error(where: string): void {
      errors.inc({ where })
    },
    setQueues(counts: readonly { readonly queue: string; readonly waiting: number; readonly claimed: number }[]): void {
      queued.reset()
      for (const { queue, waiting, claimed } of counts) {
        queued.set({ queue, status: 'waiting' }, waiting)
        queued.set({ queue, status: 'claimed' }, claimed)
      }
    },
    setOutbox(counts: { readonly waiting: number; readonly dead: number }): void {
      outbox.set({ status: 'waiting' }, counts.waiting)
      outbox.set({ status: 'dead' }, counts.dead)
    },
  }
}
