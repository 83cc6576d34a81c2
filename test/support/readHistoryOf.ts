import { sourceOf } from '../../runtime/inbound/sourceOf.ts'
import type { Tables } from '../../runtime/store/tables.ts'
import type { History } from './checkHistory.ts'

/** Asks a database that is opened in whatever way. */
export type Rows = (sql: string) => PromiseLike<readonly { readonly [column: string]: unknown }[]>

/** What a run has left in its database; to be read when nothing of it is under way any more. A call has its own name too, and the time of its turn. */
export async function readHistoryOf(rows: Rows) {
  // As the tables are.
  const turns = (await rows(
    'select id, source, conversation_id, seq, at::double precision, event, effects from turns order by conversation_id, seq',
  )) as unknown as readonly Tables['turns'][]
  const items = await rows("select conversation_id from queue_items where status <> 'done'")
  const dead = new Set((await rows('select id from outbox where died_at is not null')).map(({ id }) => id))
  const stranded = await rows(
    "select id from conversations c where owner in ('flow', 'bot') and not exists (select 1 from timers t where t.conversation_id = c.id)",
  )
  const effects = turns.flatMap(({ id, at, conversation_id, effects: all }) =>
    all.map((effect, index) => ({ effect, at, item: `${id}.o${index}`, conversationId: conversation_id })),
  )
  const cancelled = new Set(effects.map(({ effect }) => (effect.type === 'cancelTimer' ? effect.timer : null)))
  return {
    turns: turns.map(({ id, source, conversation_id, seq, at }) => ({
      id,
      source,
      conversationId: conversation_id,
      seq,
      at,
    })),
    unfinishedItems: items.map(({ conversation_id }) => String(conversation_id)),
    deliveries: effects.flatMap(({ effect, item, conversationId }) =>
      effect.type === 'sendMessage' ? [{ id: item, conversationId, isDead: dead.has(item) }] : [],
    ),
    timers: effects.flatMap(({ effect }) =>
      effect.type === 'startTimer'
        ? [{ id: effect.timer, at: effect.at, isCancelled: cancelled.has(effect.timer) }]
        : [],
    ),
    fired: turns.flatMap(({ event, at }) => (event.type === 'timeout' ? [{ timer: event.timer, at }] : [])),
    calls: effects.flatMap(({ effect, item, at }) =>
      effect.type === 'handToBot' || effect.type === 'forwardToBot'
        ? [{ id: item, source: sourceOf('c', item), isPromised: false, call: effect.call, at }]
        : [],
    ),
    stranded: stranded.map(({ id }) => String(id)),
  } satisfies Partial<History>
}
