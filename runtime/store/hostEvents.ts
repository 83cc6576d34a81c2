import { randomUUID } from 'node:crypto'
import type { HostEvent, HostEvents } from '../inbound/HostEvents.ts'
import type { Database } from './Database.ts'

/** PostgreSQL takes payloads under 8,000 bytes. */
const PAYLOAD_BYTES = 7_900
/** The first event is told at once, what follows within this time together: a notification costs the database as much as a small message's turn. */
const GATHER_MS = 20
/** More than this waiting to be told: the other hosts are only woken, and read what they missed. */
const BACKLOG = 2_000
const WAKE: readonly HostEvent[] = [
  { type: 'wake', what: 'outbox' },
  { type: 'wake', what: 'timers' },
  { type: 'wake', what: 'queues' },
  { type: 'wake', what: 'albums' },
]

/**
 * Listeners in this process hear an event at once; other hosts hear it through the database, gathered.
 * A listener that throws does not keep the others from hearing; its error is the process's.
 */
export function createHostEvents(database: Database): HostEvents & { readonly start: () => Promise<void> } {
  const listeners = new Set<(event: HostEvent) => void>()
  const origin = randomUUID()
  let waiting: HostEvent[] = []
  let isSending = false

  const tell = (events: readonly HostEvent[]) => {
    for (const event of events)
      for (const listener of listeners)
        try {
          listener(event)
        } catch (error) {
          queueMicrotask(() => {
            throw error
          })
        }
  }
  const send = async () => {
    isSending = true
    while (waiting.length > 0) {
      const events = waiting.length > BACKLOG ? WAKE : waiting
      waiting = []
      // Best effort: when the database is away, so is everything that could be told, and pollers find it afterwards.
      await database.notify(payloads(origin, events)).catch(() => {})
      await new Promise<void>((resolve) => setTimeout(resolve, GATHER_MS).unref())
    }
    isSending = false
  }
  return {
    publish: (events) => {
      if (events.length === 0) return
      tell(events)
      waiting.push(...events)
      if (!isSending) void send()
    },
    subscribe: (listener) => {
      // A function of its own each time: the same listener subscribed twice is told twice, and leaves once.
      const own = (event: HostEvent) => listener(event)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    start: () =>
      database.listen(
        (payload) => {
          if (payload.startsWith(head(origin))) return
          const message = parse(payload)
          if (message) tell(message.events)
        },
        () => tell(WAKE),
      ),
  }
}

type Message = { readonly events: readonly HostEvent[] }

/** How a payload begins, so that a host knows its own without reading it. */
const head = (origin: string): string => `{"origin":"${origin}","events":[`

function payloads(origin: string, events: readonly HostEvent[]): string[] {
  const texts: string[] = []
  let gathered: string[] = []
  let bytes = 0
  const flush = () => {
    if (gathered.length > 0) texts.push(`${head(origin)}${gathered.join(',')}]}`)
    gathered = []
    bytes = head(origin).length + 2
  }
  flush()
  for (const event of events) {
    const text = JSON.stringify(event)
    const size = Buffer.byteLength(text) + 1
    if (bytes + size > PAYLOAD_BYTES) flush()
    gathered.push(text)
    bytes += size
  }
  flush()
  return texts
}

/** Anyone with access to the database can notify: what is not ours is nothing. */
function parse(payload: string): Message | null {
  try {
    const message: unknown = JSON.parse(payload)
    if (typeof message !== 'object' || message === null) return null
    return 'events' in message && Array.isArray(message.events) ? (message as Message) : null
  } catch {
    return null
  }
}
