import { sourceOf } from '../../../runtime/inbound/sourceOf.ts'
import type { History } from '../../support/checkHistory.ts'
import type { Model } from './createModel.ts'
import type { Heard } from './createOutside.ts'

/** What a run has left in its model, with what its outside heard and its customers saw. */
export function readHistory(
  { turns: written, outbox: left, conversations, timers, unfinishedItems }: Model,
  { promised, ...heard }: Heard,
  seen: Pick<History, 'acks' | 'sent' | 'isCalm'>,
): History {
  const turns = written.toSorted((one, other) => one.seq - other.seq)
  const cancelled = new Set(turns.map(({ cancelTimer }) => cancelTimer))
  const waiting = new Set([...timers.values()].map(({ conversationId }) => conversationId))
  return {
    ...seen,
    ...heard,
    turns: turns.map(({ turnId, arrival, conversation, seq }) => ({
      id: turnId,
      source: arrival.source,
      conversationId: conversation.id,
      seq,
    })),
    unfinishedItems: [...unfinishedItems.keys()],
    deliveries: turns.flatMap(({ outbox, conversation }) =>
      outbox
        .filter(({ kind }) => kind === 'message')
        .map(({ id }) => ({
          id,
          conversationId: conversation.id,
          isDead: (left.get(id)?.diedAt ?? null) !== null,
        })),
    ),
    calls: turns.flatMap(({ outbox }) =>
      outbox
        .filter(({ kind }) => kind === 'bot')
        .map(({ id }) => ({ id, source: sourceOf('c', id), isPromised: promised.has(id) })),
    ),
    stranded: [...conversations.values()]
      .filter(({ id, owner }) => (owner === 'flow' || owner === 'bot') && !waiting.has(id))
      .map(({ id }) => id),
    timers: turns.flatMap(({ startTimer }) =>
      startTimer === null ? [] : [{ ...startTimer, isCancelled: cancelled.has(startTimer.id) }],
    ),
    fired: turns.flatMap(({ arrival: { event, at } }) =>
      event.type === 'timeout' ? [{ timer: event.timer, at }] : [],
    ),
  }
}
