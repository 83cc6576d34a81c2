import { AppError } from '../AppError.ts'
import type { HostEvent, HostEvents } from '../inbound/HostEvents.ts'

/** What is told to those who watch: everything but the host's own alarms. */
export type WatchedEvent = Exclude<HostEvent, { readonly type: 'wake' }>
/** `id`: where a reader goes on that has heard so far; `bytes`: the event as every reader gets it. */
export type ToldEvent = { readonly id: string; readonly event: WatchedEvent; readonly bytes: () => Uint8Array }

/** Readers at a time: each costs 26 kB, and a part of a millisecond for every event. */
const MOST_READERS = 2_000
const encoder = new TextEncoder()

/** An event as the stream writes it; without an id where a reader must not believe that it has heard what came before. */
export const eventBytes = (event: string, data: object, id?: string): Uint8Array =>
  encoder.encode(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)

/** Events that are kept for who comes back: about 200 kB, and some seconds of a busy host. */
export const EVENTS_KEPT = 1_000

export type RecentEvents = {
  /** the id of the last event, or of the beginning */
  readonly last: () => string
  /** what came after an id, oldest first; null: it is too old, or of another host or of one that has started since */
  readonly since: (id: string) => readonly ToldEvent[] | null
  /** throws `unavailable` when too many read already */
  readonly subscribe: (listener: (told: ToldEvent) => void) => () => void
}

/** Numbers what a host hears, its own events and those that other hosts tell it, and keeps the last of them. `run` names this start of this host: numbers of two are not in one order. */
export function createRecentEvents(events: HostEvents, run: string): RecentEvents {
  const kept: ToldEvent[] = []
  const listeners = new Set<(told: ToldEvent) => void>()
  let count = 0
  const idOf = (number: number) => `${run}.${number}`
  events.subscribe((event) => {
    if (event.type === 'wake') return
    count += 1
    const told = toldEvent(idOf(count), event)
    kept.push(told)
    if (kept.length > EVENTS_KEPT * 2) kept.splice(0, EVENTS_KEPT)
    for (const listener of listeners) listener(told)
  })
  return {
    last: () => idOf(count),
    since(id) {
      const [, of, digits = ''] = /^(.*)\.(\d{1,15})$/.exec(id) ?? []
      const missed = count - Number(digits)
      if (of !== run || missed < 0 || missed > Math.min(kept.length, EVENTS_KEPT)) return null
      return missed === 0 ? [] : kept.slice(-missed)
    },
    subscribe(listener) {
      if (listeners.size >= MOST_READERS) {
        throw new AppError('unavailable', { detail: 'Too many read the events of this host.', retryAfter: 30 })
      }
      // A function of its own each time: the same listener subscribed twice is told twice, and leaves once.
      const own = (told: ToldEvent) => listener(told)
      listeners.add(own)
      return () => listeners.delete(own)
    },
  }
}

/** Written once, when the first reader wants it. */
function toldEvent(id: string, event: WatchedEvent): ToldEvent {
  let bytes: Uint8Array | null = null
  return {
    id,
    event,
    bytes: () => {
      bytes ??= eventBytes(event.type, event, id)
      return bytes
    },
  }
}
