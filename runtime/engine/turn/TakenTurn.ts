import type { Effect } from '../state/effect.ts'
import type { Contact } from '../state/env.ts'
import type { TraceEntry } from '../state/trace.ts'
import type { Conversation } from './Conversation.ts'
import type { Precedence } from './precedence.ts'

/** Where a turn happens. Ids and the time are the caller's. */
export type Place = {
  readonly now: number
  readonly turnId: string
  /** the id of the conversation, should one begin */
  readonly newConversationId: string
  readonly channel: {
    readonly id: string
    readonly kind: string
    readonly flow: string
    readonly language?: string
    /** the customer's on it */
    readonly address?: string
  }
}

/** Everything that one event changes, as data. */
export type TakenTurn = {
  readonly handledBy: Precedence['line']
  /** hash of the release that decided; null when no flow took part */
  readonly release: string | null
  readonly conversation: Conversation
  readonly isNewConversation: boolean
  readonly contact: Contact
  /** set when the turn changes the consent */
  readonly optedOut?: boolean
  /** set when the turn changes whether they can be reached */
  readonly hasLeft?: boolean
  /** set when the turn says the terms: their version */
  readonly terms?: string
  readonly effects: readonly Effect[]
  readonly trace: readonly TraceEntry[]
}
