import type { Owner } from '../../schemas/wire.ts'
import type { Effect } from '../engine/state/effect.ts'
import type { TraceEntry } from '../engine/state/trace.ts'
import type { RecordedTurn } from '../engine/turn/RecordedTurn.ts'
import type { TurnEvent } from './Arrival.ts'
import type { StoredContact, StoredConversation, TurnWrite } from './TurnStore.ts'

export type StoredTurn = {
  readonly id: string
  readonly seq: number
  readonly at: number
  readonly source: string
  readonly release: string | null
  readonly handledBy: TurnWrite['handledBy']
  readonly event: TurnEvent
  readonly effects: readonly Effect[]
  readonly trace: readonly TraceEntry[]
  /** who had the conversation after the turn, and where it waited */
  readonly owner: Owner
  readonly waitingAt: string | null
}

/** Which conversations of the journal: those that began from `since` to before `until` (epoch ms), on a channel, last in a flow. */
export type JournalQuery = {
  readonly since?: number
  readonly until?: number
  readonly channel?: string
  readonly flow?: string
}

/** Reads conversations and their journal. The transcript is derived from the turns; it is stored nowhere else. */
export interface ConversationStore {
  find(id: string): Promise<{
    readonly conversation: StoredConversation
    readonly contact: StoredContact
    readonly turns: readonly StoredTurn[]
  } | null>
  /** newest activity first; `before` is the last id of the page before */
  list(query: {
    readonly contactId?: string
    readonly channel?: string
    readonly limit: number
    readonly before?: string
  }): Promise<readonly StoredConversation[]>
  /**
   * The turns of everything that was said with an address of a channel, oldest first: those after a place in the journal, or without one the latest.
   * `place` is the turn's own place, for the next call.
   */
  turnsWith(query: {
    readonly channel: string
    readonly address: string
    readonly after?: number
    readonly limit: number
  }): Promise<readonly (Pick<StoredTurn, 'id' | 'at' | 'event' | 'effects'> & { readonly place: number })[]>
  /** every turn of the conversations wanted, conversation by conversation, each in order; read in pages, so that it never stands in memory */
  journal(query: JournalQuery): AsyncIterable<RecordedTurn>
  /** block or unblock a contact; false when unknown */
  setBlocked(contactId: string, blocked: boolean): Promise<boolean>
}
