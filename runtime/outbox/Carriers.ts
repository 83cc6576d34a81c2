import type { Event } from '../engine/state/event.ts'
import type { OutboxItem } from './OutboxStore.ts'
import type { Receipt } from './Receipt.ts'

/** How a delivery went. `error` holds neither a secret nor a customer's text. */
export type Delivery =
  /** `isMoot`: it concerned nobody any more, and was not sent */
  | { readonly ok: true; readonly receipt?: Receipt; readonly isMoot?: true }
  | ({ readonly ok: false; readonly error: string } & Undelivered)

/** What a delivery that did not get through leads to. */
export type Undelivered =
  /** it is tried again, after a while that grows */
  | { readonly leadsTo: 'retry' }
  /** it is tried again after a time that the other side has named; `isOfChannel`: and so is everything else of the channel */
  | { readonly leadsTo: 'wait'; readonly forMs: number; readonly isOfChannel: boolean }
  /** nobody knows whether a bubble (the first is 0) has arrived: unless it is told of within the time, it is sent once more */
  | { readonly leadsTo: 'doubt'; readonly bubble: number; readonly forMs: number }
  /** it is never tried again; `mark`: nor is the customer to be written to, who wants no more messages (`stop`) or has blocked the channel (`left`) */
  | { readonly leadsTo: 'dead'; readonly mark?: 'stop' | 'left' }
  /** somebody else carries it on */
  | { readonly leadsTo: 'nothing' }

/** Writes down how many bubbles the other side has taken, before the next one leaves; false: somebody else has the item now. */
export type Took = (sent: number, receipt?: Receipt) => Promise<boolean>

/** How a call to a bot or a service went: an event to decide; null when the answer will come by callback; or it was never reached. */
export type CallOutcome =
  | { readonly reached: true; readonly event: Event | null }
  | { readonly reached: false; readonly event: Event }

/** What carries items out of the host: the channels and the bots. Neither throws for what the other side does. */
export interface Carriers {
  deliver(item: OutboxItem, took: Took): Promise<Delivery>
  call(item: OutboxItem): Promise<CallOutcome>
}
