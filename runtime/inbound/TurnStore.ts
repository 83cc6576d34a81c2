import type { Json } from '../../schemas/flow.ts'
import type { InboundAnswer, Owner } from '../../schemas/wire.ts'
import type { Effect } from '../engine/state/effect.ts'
import type { Waiting } from '../engine/state/env.ts'
import type { Session } from '../engine/state/session.ts'
import type { TraceEntry } from '../engine/state/trace.ts'
import type { Arrival, TurnEvent } from './Arrival.ts'

export type StoredContact = {
  readonly id: string
  readonly name: string | null
  readonly language: string | null
  readonly tags: readonly string[]
  readonly attributes: { readonly [name: string]: Json }
  readonly blocked: boolean
}

export type StoredConversation = {
  readonly id: string
  readonly contactId: string
  readonly channel: string
  readonly address: string
  readonly owner: Owner
  /** null before the first decision */
  readonly session: Session | null
  readonly startedAt: number
  readonly lastActivityAt: number
  /** turns so far; the next turn's `seq` is one more */
  readonly turns: number
  /** who completed the conversation last, and when (epoch ms) */
  readonly lastAgent: string | null
  readonly lastAgentAt: number | null
  /** where it was queued last, for a customer who returns */
  readonly lastEnqueued: {
    readonly queue: string
    readonly skills: readonly { readonly skill: string; readonly level: number }[]
    readonly priority: number
    /** the channel of the contact centre that it is handed over to */
    readonly handOver?: string
  } | null
}

/** What a batch knows of one arrival once its conversation is locked. */
export type Loaded = {
  /** the answer that this source was given before; then nothing else is to be done */
  readonly duplicate: InboundAnswer | null
  readonly contact: StoredContact | null
  /** the customer said an opt-out word on this address */
  readonly optedOut: boolean
  /** the customer has blocked the channel */
  readonly hasLeft: boolean
  /** the version of the terms that they heard last on the channel */
  readonly terms: string | null
  /** while nobody has taken the conversation from its queue; null also where it was not asked for */
  readonly waiting: Waiting | null
  /** the latest conversation of this address (or the one named), whatever its age or owner */
  readonly conversation: StoredConversation | null
}

export type NewOutboxItem = {
  readonly id: string
  /** `centre`: a conversation on its way to a contact centre, and what the customer writes after it */
  readonly kind: 'message' | 'bot' | 'request' | 'centre'
  /** channel id or bot id; empty for a request */
  readonly target: string
  readonly payload: Json
  readonly dueAt: number
  /** epoch ms after which a bot or request call has failed; null for everything else */
  readonly expiresAt: number | null
}
export type NewTimer = { readonly id: string; readonly at: number }
export type NewQueueItem = {
  readonly id: string
  readonly queue: string
  readonly skills: readonly { readonly skill: string; readonly level: number }[]
  readonly priority: number
  readonly enqueuedAt: number
  readonly preferredAgent: string | null
  readonly preferredUntil: number | null
  /** who has it from the start, until when (epoch ms) */
  readonly claim?: { readonly agent: string; readonly until: number }
}

/** Everything one decided turn changes. Written in one transaction with the rest of its batch. */
export type TurnWrite = {
  readonly turnId: string
  readonly arrival: Arrival
  readonly seq: number
  /** null: no flow took part */
  readonly release: string | null
  readonly event: TurnEvent
  readonly effects: readonly Effect[]
  readonly trace: readonly TraceEntry[]
  /** which line of the precedence took the turn */
  readonly handledBy: 'consent' | 'blocked' | 'agent' | 'queue' | 'bot' | 'flow' | 'returning' | 'ignored'
  readonly answer: InboundAnswer
  /** the contact as it shall be; `isNew` inserts it and its address */
  readonly contact: StoredContact & { readonly isNew: boolean }
  /** consent of the address, when this turn changes it */
  readonly optedOut?: boolean
  /** whether the customer can be reached at the address, when this turn changes it */
  readonly hasLeft?: boolean
  /** the version of the terms, when this turn says them */
  readonly terms?: string
  /** the conversation as it shall be; `isNew` inserts it and makes it the address's latest */
  readonly conversation: StoredConversation & { readonly isNew: boolean }
  readonly outbox: readonly NewOutboxItem[]
  readonly startTimer: NewTimer | null
  readonly cancelTimer: string | null
  readonly enqueue: NewQueueItem | null
}

/** What is loaded only where somebody needs it: it costs. */
export type Asks = { readonly waiting: boolean }
/** Makes turns of what is known; synchronous, so that no lock is held while anything is awaited but the database. Null: nothing to write for that arrival. */
export type DecideAll = (loaded: readonly Loaded[]) => readonly (TurnWrite | null)[]
/** `conflict`: what was known did not hold, since another was quicker. Nothing of that arrival is stored; try again. */
export type Written = 'written' | 'nothing' | 'conflict'

/** The store behind the turn. At most two round trips, and one commit, a batch. */
export interface TurnStore {
  /**
   * Locks and loads the conversations of `arrivals` (no two of the same conversation or sender), hands what is known to `decideAll` in the same order, and writes what that returns.
   * Resolves to what became of each arrival.
   */
  runBatch(arrivals: readonly Arrival[], decideAll: DecideAll, asks?: Asks): Promise<readonly Written[]>
  /**
   * The same in one round trip, for senders of whom it is supposed that nothing is stored: the turns are decided first, and those are written of which it holds.
   * All others are a `conflict`.
   */
  runStrangers(arrivals: readonly Arrival[], decideAll: DecideAll): Promise<readonly Written[]>
}
