import type { Event } from '../engine/state/event.ts'
import type { OutboxItem } from './OutboxStore.ts'

/** How a delivery went. One that is final will not be tried again. `error` holds neither a secret nor a customer's text. */
export type Delivery = { readonly ok: true } | { readonly ok: false; readonly isFinal: boolean; readonly error: string }

/** How a call to a bot or a service went: an event to decide; null when the answer will come by callback; or it was never reached. */
export type CallOutcome =
  | { readonly reached: true; readonly event: Event | null }
  | { readonly reached: false; readonly event: Event }

/** What carries items out of the host: the channels and the bots. Neither throws for what the other side does. */
export interface Carriers {
  deliver(item: OutboxItem): Promise<Delivery>
  call(item: OutboxItem): Promise<CallOutcome>
}
