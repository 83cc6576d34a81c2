import type { Json } from '../../schemas/flow.ts'

export type OutboxItem = {
  readonly id: string
  readonly kind: 'message' | 'bot' | 'request'
  readonly conversationId: string
  readonly target: string
  /** the address on the channel, for a message */
  readonly address: string
  readonly payload: Json
  /** tries before this one */
  readonly attempts: number
  readonly expiresAt: number | null
}
/** Deliveries and calls. A claim is a lease: a host that dies loses it, and another claims the item again. */
export interface OutboxStore {
  /** due items, SKIP LOCKED, at most one a conversation and kind (the oldest), so that messages leave in order */
  claimDue(now: number, limit: number, leaseUntil: number): Promise<readonly OutboxItem[]>
  delivered(id: string, at: number): Promise<void>
  retryAt(id: string, at: number, error: string): Promise<void>
  /** dead-lettered: visible, counted, never dropped in silence */
  dead(id: string, at: number, error: string): Promise<void>
  listDead(limit: number): Promise<readonly (OutboxItem & { readonly error: string; readonly diedAt: number })[]>
  /** puts a dead item back */
  revive(id: string, at: number): Promise<boolean>
  /** epoch ms of the next item that will be due, for sleeping; null when there is none */
  nextDueAt(): Promise<number | null>
  counts(): Promise<{ readonly waiting: number; readonly dead: number }>
}
export type DueTimer = { readonly id: string; readonly conversationId: string; readonly at: number }
export interface TimerStore {
  /** due timers, SKIP LOCKED, leased; the turn that they cause deletes them */
  claimDue(now: number, limit: number, leaseUntil: number): Promise<readonly DueTimer[]>
  nextDueAt(): Promise<number | null>
  /** a timer whose turn was recorded or ignored */
  remove(id: string): Promise<void>
}
