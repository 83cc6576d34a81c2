import type postgres from 'postgres'
import type { Effect, Event } from '../../runtime/engine/index.ts'
import type { History } from './checkHistory.ts'

type Turn = {
  readonly id: string
  readonly source: string
  readonly conversation_id: string
  readonly seq: number
  readonly at: number
  readonly event: Event
  readonly effects: readonly Effect[]
}

/** What a run has left in its database; to be read when nothing of it is under way any more. */
export async function readHistoryOf(
  sql: postgres.Sql,
): Promise<Required<Pick<History, 'turns' | 'unfinishedItems' | 'deliveries' | 'timers' | 'fired'>>> {
  const turns = await sql<
    Turn[]
  >`select id, source, conversation_id, seq, at::double precision, event, effects from turns order by conversation_id, seq`
  const items = await sql<{ of: string }[]>`select conversation_id as of from queue_items where status <> 'done'`
  const dead = await sql<{ id: string }[]>`select id from outbox where died_at is not null`
  const died = new Set(dead.map(({ id }) => id))
  const ended = new Set(
    turns.flatMap(({ effects }) => effects.flatMap((effect) => (effect.type === 'cancelTimer' ? [effect.timer] : []))),
  )
  return {
    turns: turns.map(({ id, source, conversation_id, seq }) => ({ id, source, conversationId: conversation_id, seq })),
    unfinishedItems: items.map(({ of }) => of),
    deliveries: turns.flatMap(({ id, conversation_id, effects }) =>
      effects.flatMap((effect, index) => {
        const delivery = `${id}.o${index}`
        return effect.type === 'sendMessage'
          ? [{ id: delivery, conversationId: conversation_id, isDead: died.has(delivery) }]
          : []
      }),
    ),
    timers: turns.flatMap(({ effects }) =>
      effects.flatMap((effect) =>
        effect.type === 'startTimer' ? [{ id: effect.timer, at: effect.at, isCancelled: ended.has(effect.timer) }] : [],
      ),
    ),
    fired: turns.flatMap(({ event, at }) => (event.type === 'timeout' ? [{ timer: event.timer, at }] : [])),
  }
}
