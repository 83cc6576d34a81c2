import type { Json } from '../../schemas/flow.ts'
import type { ConversationSummary, ConversationView } from '../../schemas/wire.ts'
import type { ConversationStore } from '../inbound/ConversationStore.ts'
import type { StoredConversation } from '../inbound/TurnStore.ts'
import type { Fares } from '../outbox/Receipt.ts'
import { explainTurn } from '../proof/explain/explainTurn.ts'
import { transcriptOf } from './transcriptOf.ts'

type Found = NonNullable<Awaited<ReturnType<ConversationStore['find']>>>

/** A conversation as it stands, for those who look on. */
export function summaryOf(conversation: StoredConversation): ConversationSummary {
  const { session, owner, lastEnqueued } = conversation
  const isWaiting = owner === 'flow' || owner === 'bot'
  return {
    id: conversation.id,
    contactId: conversation.contactId,
    channel: conversation.channel,
    address: conversation.address,
    owner,
    waitingAt: isWaiting ? (session?.node ?? null) : null,
    startedAt: new Date(conversation.startedAt).toISOString(),
    lastActivityAt: new Date(conversation.lastActivityAt).toISOString(),
    turns: conversation.turns,
    lastAgent: conversation.lastAgent,
    ...(lastEnqueued === null ? {} : { enqueued: lastEnqueued }),
  }
}

/** A conversation with its transcript, journal and explanation. */
export function viewOf({ conversation, contact, turns }: Found, fares: ReadonlyMap<string, Fares>): ConversationView {
  return {
    conversation: summaryOf(conversation),
    contact,
    transcript: turns.flatMap((turn) => transcriptOf(turn, fares)),
    turns: turns.map((turn) => ({ ...turn, at: new Date(turn.at).toISOString() }) as unknown as Json), // read from JSON
    explanation: turns.map((turn) => ({
      turnId: turn.id,
      at: new Date(turn.at).toISOString(),
      sentences: explainTurn(turn),
    })),
  }
}
