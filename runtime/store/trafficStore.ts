/*
 * Reads ways from the journal. A trace is `json` as the engine wrote it, so each entry is told by how its text begins, up to the names that are slugs:
 * `{"type":"nodeEntered","node":"…"`, `{"type":"exitTaken","node":"…","exit":"…"`. `->>` would unescape every text of a customer, and fail at half an emoji.
 */
import { type RawBuilder, sql } from 'kysely'
import { CALL } from '../engine/nodes/subflow.ts'
import type { Passage, TrafficQuery, TrafficStore } from '../inbound/Traffic.ts'
import { CONVERSATION_COLUMNS, readConversation } from './conversationColumns.ts'
import type { Database, Row } from './Database.ts'

const CONVERSATION = sql.raw(CONVERSATION_COLUMNS)

export function createTrafficStore({ kysely }: Database): TrafficStore {
  return {
    count: async (query) => {
      const { rows } = await sql<{ node: string | null; exit: string | null; conversations: number }>`
        with ${stepsOf(query)}
        select node, exit, count(distinct conversation_id)::integer as conversations
        from steps group by grouping sets ((node, exit), ()) order by node, exit`.execute(kysely)
      const total = rows.find(({ node }) => node === null)
      const named = rows.flatMap(({ node, ...rest }) => (node === null ? [] : [{ node, ...rest }]))
      return {
        conversations: total?.conversations ?? 0,
        nodes: Object.fromEntries(
          named.flatMap(({ node, exit, conversations }) => (exit === '' ? [[node, conversations]] : [])),
        ),
        exits: named.flatMap(({ node, exit, conversations }) =>
          exit === null || exit === '' || exit === CALL ? [] : [{ node, exit, conversations }],
        ),
      }
    },
    through: async ({ node, limit, ...query }) => {
      const { rows } = await sql<Row & { turn_id: string; at: number; event: Event }>`
        with ${stepsOf(query)}, latest as (
          select max(n) as n from steps where node = ${node} and exit = '' group by conversation_id order by 1 desc limit ${limit}
        )
        select conversation.*, t.id as turn_id, t.at, t.event from latest
        join turns t on t.n = latest.n
        cross join lateral (
          select ${CONVERSATION} from conversations c where c.id = t.conversation_id limit 1
        ) as conversation
        order by t.n desc`.execute(kysely)
      return rows.flatMap((row): Passage[] => {
        const conversation = readConversation(row)
        if (conversation === null) return []
        return [{ conversation, turnId: row.turn_id, at: row.at, text: row.event.text ?? null }]
      })
    },
  }
}

/** What is read of a turn's event. */
type Event = { readonly text?: string }

/** `steps`: nodes entered (exit `''`) and exits taken, by their ids in the flow, whatever calls it. */
function stepsOf({ release, since, places }: TrafficQuery): RawBuilder<unknown> {
  return sql`steps as (
    select step.n, step.conversation_id, substr(step.path, length(place.prefix) + 1) as node, step.exit
    from (
      select t.n, t.conversation_id, c.channel, split_part(entry.value::text, '"', 8) as path,
        case when entry.value::text like '{"type":"exitTaken",%' then split_part(entry.value::text, '"', 12) else '' end as exit
      from turns t
      join conversations c on c.id = t.conversation_id
      cross join lateral json_array_elements(t.trace) as entry
      where t.at >= ${since} and t.release = ${release}
        and (entry.value::text like '{"type":"nodeEntered",%' or entry.value::text like '{"type":"exitTaken",%')
    ) as step
    join json_to_recordset(${JSON.stringify(places)}::text::json) as place(channel text, prefix text)
      on place.channel = step.channel and place.prefix = regexp_replace(step.path, '[^/]+$', '')
  )`
}
