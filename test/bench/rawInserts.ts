import postgres from 'postgres'
import type { TurnWrite } from '../../runtime/inbound/TurnStore.ts'

/*
 * What a developer would write without Usher: the rows that a message makes, in one statement and one commit, through postgres.js. The tables, indexes and values are
 * the ones that Usher's own turn wrote; only the ids differ.
 */
const TEXT = `
with contact as (
  insert into contacts (id, name, language, tags, attributes) values ($1, $2, $3, $4::text::json, $5::text::json)
), address as (
  insert into addresses (channel, address, contact_id, conversation_id, opted_out) values ($6, $7, $1, $8, false)
), conversation as (
  insert into conversations (id, contact_id, channel, address, owner, session, started_at, last_activity_at, turns, last_enqueued)
  values ($8, $1, $6, $7, $9, $10::text::json, $11, $11, 1, $12::text::json)
), item as (
  insert into queue_items (id, conversation_id, queue, skills, skill_names, priority, enqueued_at)
  values ($13, $8, $14, $15::text::json, $16, $17, $11)
)
insert into turns (id, source, conversation_id, seq, at, release, handled_by, event, effects, trace, owner)
values ($18, $19, $8, 1, $11, $20, $21, $22::text::json, $23::text::json, $24::text::json, $9)`

export type RawInserts = {
  /** inserts the rows of one message that nobody has sent yet; resolves when they are on disk */
  readonly send: (index: number) => Promise<unknown>
  readonly close: () => Promise<void>
}

/** `pattern` is a turn that Usher decided: a new contact's first message, enqueued at once. */
export function createRawInserts(
  url: string,
  connections: number,
  { contact, conversation, arrival, enqueue, ...turn }: TurnWrite,
): RawInserts {
  const sql = postgres(url, { max: connections, onnotice: () => {} })
  if (enqueue === null) throw new Error('the pattern turn must be one that enqueues')
  const run = `${Date.now()}`
  return {
    send: (index) => {
      const id = `${run}-${connections}-${index}`
      return sql.unsafe(
        TEXT,
        [
          `u_${id}`,
          contact.name,
          contact.language,
          JSON.stringify(contact.tags),
          JSON.stringify(contact.attributes),
          conversation.channel,
          `raw-${id}`,
          `c_${id}`,
          conversation.owner,
          JSON.stringify(conversation.session),
          Date.now(),
          JSON.stringify(conversation.lastEnqueued),
          `q_${id}`,
          enqueue.queue,
          JSON.stringify(enqueue.skills),
          enqueue.skills.map(({ skill }) => skill),
          enqueue.priority,
          `t_${id}`,
          `m:raw:${id}`,
          turn.release,
          turn.handledBy,
          JSON.stringify(turn.event),
          JSON.stringify(turn.effects),
          JSON.stringify(turn.trace),
        ],
        { prepare: true },
      )
    },
    close: () => sql.end(),
  }
}
