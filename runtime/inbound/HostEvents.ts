import type { Owner } from '../../schemas/wire.ts'

/** What the host tells those who watch (`/api/events`), after commit. */
export type HostEvent =
  | {
      readonly type: 'turn'
      readonly conversationId: string
      readonly turnId: string
      readonly owner: Owner
      readonly queue: string | null
    }
  | {
      readonly type: 'queue'
      readonly queue: string
      readonly itemId: string
      readonly change: 'enqueued' | 'claimed' | 'released' | 'completed' | 'transferred'
    }
  /** how a message of a turn fares now, as its platform says */
  | {
      readonly type: 'delivery'
      readonly conversationId: string
      readonly turnId: string
      readonly status: 'accepted' | 'sent' | 'delivered' | 'read' | 'failed'
    }
  /** nothing goes out by a channel until a person does something about its account, or (null) messages go out again */
  | { readonly type: 'channel'; readonly channel: string; readonly alarm: 'auth' | 'quota' | null }
  | { readonly type: 'release'; readonly hash: string }
  | { readonly type: 'wake'; readonly what: 'outbox' | 'timers' | 'queues' | 'albums' }

/** In-process bus, joined across hosts by NOTIFY where the store has it. Delivery is best effort: everything that matters is also polled. */
export interface HostEvents {
  publish(events: readonly HostEvent[]): void
  subscribe(listener: (event: HostEvent) => void): () => void
}
