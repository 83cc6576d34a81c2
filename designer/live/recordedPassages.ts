import { sentencesOf } from '../../runtime/proof/explain/explainTurn.ts'
import type { RehearsedTurn } from '../../runtime/proof/scenario/Rehearsal.ts'
import type { ConversationView, OutboundMessage } from '../../schemas/wire.ts'
import { type CustomerLine, type Line, linesOf, type Passage } from '../simulator/passagesOf.ts'

/** A turn of the journal as it is shown. */
export type RecordedPassage = { readonly turnId: string; readonly passage: Passage }

/** What is read of a turn as the host gives it. */
type RecordedTurn = Pick<RehearsedTurn, 'effects' | 'trace' | 'handledBy'> & {
  readonly id: string
  readonly at: string
  readonly event:
    | RehearsedTurn['event']
    | { readonly type: 'agentReplied'; readonly agent: string; readonly messages: readonly OutboundMessage[] }
    | { readonly type: 'outreach'; readonly messages: readonly OutboundMessage[] }
    | { readonly type: 'handedOver'; readonly to: string; readonly refused?: string }
}

/** The turns of a conversation, as the simulator shows those that are played. */
export function recordedPassages({ conversation, turns }: ConversationView): readonly RecordedPassage[] {
  return (turns as unknown as readonly RecordedTurn[]).map((turn) => {
    const { id, at, event } = turn
    const lines: readonly Line[] =
      event.type === 'handedOver'
        ? [handedOver(event)]
        : event.type === 'agentReplied' || event.type === 'outreach'
          ? event.messages.map((message) => ({ who: 'agent' as const, message, node: '' }))
          : linesOf({ ...turn, event }).map((line) =>
              line.who === 'customer' ? withFiles(line, conversation.id, id) : line,
            )
    return { turnId: id, passage: { at: Date.parse(at), lines, why: sentencesOf(turn) } }
  })
}

const handedOver = ({ to: channel, refused }: { readonly to: string; readonly refused?: string }): Line => ({
  who: 'note',
  what: refused === undefined ? 'handedOver' : 'handOverRefused',
  values: { channel, reason: refused ?? '' },
})

/** The host fetches what they sent from where the platform keeps it. */
function withFiles(line: CustomerLine, conversationId: string, turnId: string): CustomerLine {
  const [conversation, turn] = [conversationId, turnId].map(encodeURIComponent)
  const attachments = line.attachments.map((each, place) => ({
    ...each,
    file: `/api/conversations/${conversation}/turns/${turn}/attachments/${place}`,
  }))
  return { ...line, attachments }
}
