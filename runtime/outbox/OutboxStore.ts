import type { Json } from '../../schemas/flow.ts'
import type { Fares, Receipt, Told } from './Receipt.ts'
import type { Lost } from './undelivered.ts'

export type OutboxItem = {
  readonly id: string
  readonly kind: 'message' | 'bot' | 'request' | 'centre'
  readonly conversationId: string
  readonly target: string
  /** the address on the channel, for a message */
  readonly address: string
  /** of a claimed message: by what its person is reached now, best first; empty: by the address alone */
  readonly names: readonly string[]
  readonly payload: Json
  /** tries before this one */
  readonly attempts: number
  readonly expiresAt: number | null
  readonly progress: Progress
}
/** How far an item has come, for calls that must not be made twice. */
export type Progress = {
  /** bubbles that the platform has taken */
  readonly sent: number
  /** tries that count against nobody: the platform asked to wait */
  readonly excused: number
  /** how often nobody knew whether the next bubble had arrived */
  readonly doubts: number
  /** the try before this one was cut off: what it did nobody knows */
  readonly isInterrupted: boolean
}
/** Why an item is put off: it failed, it was asked to wait, or nobody knows whether the bubble after `sent` arrived. */
export type PutOff = 'failed' | 'throttled' | { readonly doubted: number }
/** A claimed item: `attempts` says which claim it is. Who writes by an older one has lost the item, and changes nothing. */
export type Held = Pick<OutboxItem, 'id' | 'attempts'>

/** Deliveries and calls. A claim is a lease: a host that dies loses it, and another claims the item again. */
export interface OutboxStore {
  /** due items, SKIP LOCKED, at most one a conversation and kind (the oldest), so that messages leave in order */
  claimDue(now: number, limit: number, leaseUntil: number): Promise<readonly OutboxItem[]>
  /** gives the holder more time for what it has under way; what it has lost meanwhile stays the other's */
  renew(held: readonly Held[], leaseUntil: number): Promise<void>
  /** makes due what is put off for longer than anything is: it was written by a clock that was far ahead */
  bringForward(now: number): Promise<void>
  delivered(held: Held, receipt?: Receipt): Promise<void>
  /** by default because it failed; one in doubt is due at once when its bubble was told of meanwhile */
  retryAt(held: Held, at: number, error: string, why?: PutOff): Promise<void>
  /** the platform has taken so many bubbles of it; false: somebody else has it now, and goes on with the rest */
  took(held: Held, sent: number, receipt?: Receipt): Promise<boolean>
  /** the platform has told of bubbles (the first is 0): they need not be sent again, whatever was thought of them */
  told(bubbles: readonly { readonly id: string; readonly bubble: number }[], at: number): Promise<void>
  /** notes how messages fare; gives what was new */
  noteStatuses(told: readonly Told[]): Promise<readonly Pick<Told, 'channel' | 'status'>[]>
  /** the message that a platform calls so, if its conversation has not gone on since and its node has an exit for what does not arrive */
  missed(channel: string, externalId: string): Promise<Lost | null>
  /** how these deliveries fare; one is missing whose platform tells nothing once it has taken it */
  fareOf(ids: readonly string[]): Promise<ReadonlyMap<string, Fares>>
  /** dead-lettered: visible, counted, never dropped in silence */
  dead(held: Held, at: number, error: string): Promise<void>
  listDead(
    limit: number,
  ): Promise<readonly (Omit<OutboxItem, 'names'> & { readonly error: string; readonly diedAt: number })[]>
  /** dead-letters all messages that wait to go to an address */
  giveUp(target: string, address: string, at: number, error: string): Promise<void>
  /** puts a dead item back; it goes on where it stopped */
  revive(id: string, at: number): Promise<boolean>
  /** epoch ms of the next item that will be due, for sleeping; null when there is none */
  nextDueAt(): Promise<number | null>
  counts(): Promise<{ readonly waiting: number; readonly dead: number }>
}
export type DueTimer = { readonly id: string; readonly conversationId: string; readonly at: number }
export interface TimerStore {
  /** due timers, SKIP LOCKED, leased; the turn that they cause deletes them */
  claimDue(now: number, limit: number, leaseUntil: number): Promise<readonly DueTimer[]>
  renew(held: readonly Pick<DueTimer, 'id'>[], leaseUntil: number): Promise<void>
  nextDueAt(): Promise<number | null>
  /** a timer whose turn was recorded or ignored */
  remove(id: string): Promise<void>
}
