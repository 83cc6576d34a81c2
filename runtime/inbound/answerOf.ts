import type { InboundAnswer, Owner } from '../../schemas/wire.ts'
import type { Effect } from '../engine/state/effect.ts'

/** What the journal keeps of a turn that its answer is made of. */
export type AnsweredTurn = {
  readonly turnId: string
  readonly conversationId: string
  /** null: no flow took part */
  readonly release: string | null
  /** who had the conversation after the turn */
  readonly owner: Owner
  /** the node that waits, when a flow or a bot does */
  readonly waitingAt: string | null
  readonly effects: readonly Effect[]
}

/** What the channel is answered; made of the turn's own columns, so that a repeated message gets the same and no turn is stored twice. */
export function answerOf({ release, effects, ...turn }: AnsweredTurn): InboundAnswer {
  const enqueued = effects.find((effect) => effect.type === 'enqueue')
  return {
    conversationId: turn.conversationId,
    turnId: turn.turnId,
    duplicate: false,
    owner: turn.owner,
    waitingAt: turn.waitingAt,
    release: release ?? '',
    replies: effects.flatMap((effect) => (effect.type === 'sendMessage' ? [effect.message] : [])),
    ...(enqueued === undefined
      ? {}
      : { enqueued: { queue: enqueued.queue, skills: enqueued.skills, priority: enqueued.priority } }),
  }
}
