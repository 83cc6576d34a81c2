import { sentencesOf } from '../../runtime/proof/explain/explainTurn.ts'
import type { RehearsedTurn } from '../../runtime/proof/scenario/Rehearsal.ts'
import type { ConversationView, OutboundMessage } from '../../schemas/wire.ts'
import { linesOf, type Passage } from '../simulator/passagesOf.ts'

/** A turn of the journal as it is shown. */
export type RecordedPassage = { readonly turnId: string; readonly passage: Passage }

/** What is read of a turn as the host gives it. */
type RecordedTurn = Pick<RehearsedTurn, 'effects' | 'trace' | 'handledBy'> & {
  readonly id: string
  readonly at: string
  readonly event:
    | RehearsedTurn['event']
    | { readonly type: 'agentReplied'; readonly agent: string; readonly messages: readonly OutboundMessage[] }
}

/** The turns of a conversation, as the simulator shows those that are played. */
export function recordedPassages({ turns }: ConversationView): readonly RecordedPassage[] {
  return (turns as unknown as readonly RecordedTurn[]).map((turn) => {
    const { id, at, event } = turn
    const lines =
      event.type === 'agentReplied'
        ? event.messages.map((message) => ({ who: 'agent' as const, message, node: '' }))
        : linesOf({ ...turn, event })
    return { turnId: id, passage: { at: Date.parse(at), lines, why: sentencesOf(turn) } }
  })
}
