import { sourceOf } from '../../../runtime/inbound/sourceOf.ts'
import type { History } from '../../support/checkHistory.ts'
import type { Model } from './createModel.ts'
import type { Heard } from './createOutside.ts'

/** What customers, bots and agents saw of a run. */
export type Seen = { readonly [of in 'acks' | 'sent' | 'waits' | 'callbacks' | 'leases' | 'told']: Of<of>[] }
type Of<Name extends keyof History> = (History[Name] & readonly unknown[])[number]

export const nothingSeen = (): Seen => ({ acks: [], sent: [], waits: [], callbacks: [], leases: [], told: [] })

/** What a run has left in its model, with what its outside heard and what was seen of it. */
export function readHistory(
  { turns: written, outbox: left, conversations, timers, queues }: Model,
  { promised, ...heard }: Heard,
  seen: Seen & Pick<History, 'isCalm' | 'takenUp' | 'clockErrorMs'>,
): History {
  const turns = written.toSorted((one, other) => one.seq - other.seq)
  const cancelled = new Set(turns.map(({ cancelTimer }) => cancelTimer))
  const waiting = new Set([...timers.values()].map(({ conversationId }) => conversationId))
  const isStranded = (id: string, owner: string): boolean =>
    owner === 'queue' ? !queues.unfinished.has(id) : owner !== 'closed' && !waiting.has(id)
  return {
    ...seen,
    ...heard,
    turns: turns.map(({ turnId, arrival, conversationId, seq }) => ({
      id: turnId,
      source: arrival.source,
      conversationId,
      seq,
    })),
    unfinishedItems: [...queues.unfinished.keys()],
    queueChanges: queues.changes,
    deliveries: turns.flatMap(({ outbox, conversationId }) =>
      outbox
        .filter(({ kind }) => kind === 'message')
        .map(({ id }) => ({ id, conversationId, isDead: (left.get(id)?.diedAt ?? null) !== null })),
    ),
    calls: turns.flatMap(({ outbox }) =>
      outbox
        .filter(({ kind }) => kind !== 'message')
        .map(({ id }) => ({ id, source: sourceOf('c', id), isPromised: promised.has(id) })),
    ),
    stranded: [...conversations.values()].filter(({ id, owner }) => isStranded(id, owner)).map(({ id }) => id),
    timers: turns.flatMap(({ startTimer }) =>
      startTimer === null ? [] : [{ ...startTimer, isCancelled: cancelled.has(startTimer.id) }],
    ),
    fired: turns.flatMap(({ arrival: { event }, writtenAt }) =>
      event.type === 'timeout' ? [{ timer: event.timer, at: writtenAt }] : [],
    ),
  }
}
