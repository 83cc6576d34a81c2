import type { Arrival } from '../../inbound/Arrival.ts'
import type { Loaded, StoredContact, StoredConversation } from '../../inbound/TurnStore.ts'
import { type Columns, columnRows, columnValues } from '../columns.ts'
import type { Query, Row } from '../Database.ts'
import { threadKey } from '../threadKey.ts'

const ARRIVAL: Columns<Arrival> = {
  source: ['text', (arrival) => arrival.source],
  channel: ['text', ({ from }) => ('channel' in from ? from.channel : null)],
  address: ['text', ({ from }) => ('channel' in from ? from.address : null)],
  conversation_id: ['text', ({ from }) => ('channel' in from ? null : from.conversationId)],
}
const ARRIVALS = columnRows(ARRIVAL, 'a', 'source', 1)
/** The thread of an arrival that names its conversation; both columns never change, so they may be read before the lock. */
const NAMED = `left join lateral (
  select c.channel, c.address from conversations c where c.id = a.conversation_id limit 1
) as named on true`
const CHANNEL = 'coalesce(a.channel, named.channel)'
const ADDRESS = 'coalesce(a.address, named.address)'

const LOCK = `
select pg_advisory_xact_lock(thread.key) from (
  select distinct ${threadKey(CHANNEL, ADDRESS)} as key from ${ARRIVALS} ${NAMED} order by 1
) as thread`

// A statement of its own, behind LOCK: its snapshot is taken when all locks are held, so it sees what those before us wrote.
// The lateral queries with their limits are one index lookup each, whatever the planner believes about the sizes of the tables.
const LOAD = `
select turn.answer as duplicate, thread.opted_out, contact.*, conversation.*,
  case when conversation.owner = 'queue' and exists (
    select from queue_items i where i.conversation_id = conversation.conversation_id and i.status <> 'done' and i.status = 'claimed'
  ) then 'agent' else conversation.owner end as present_owner
from ${ARRIVALS} ${NAMED}
left join lateral (select t.answer from turns t where t.source = a.source limit 1) as turn on true
left join lateral (
  select d.contact_id, d.conversation_id, d.opted_out from addresses d where d.channel = ${CHANNEL} and d.address = ${ADDRESS} limit 1
) as thread on true
left join lateral (
  select c.id as contact_id, c.name, c.language, c.tags, c.attributes, c.blocked from contacts c where c.id = thread.contact_id limit 1
) as contact on true
left join lateral (
  select c.id as conversation_id, c.channel, c.address, c.owner, c.session, c.started_at, c.last_activity_at, c.turns,
    c.last_agent, c.last_agent_at, c.last_enqueued
  from conversations c where c.id = coalesce(a.conversation_id, thread.conversation_id) limit 1
) as conversation on true
order by a.ord`

/** Takes the locks of the arrivals' threads, then reads what is known of each: two statements for one round trip. */
export function loadBatch(arrivals: readonly Arrival[]): readonly Query[] {
  const values = columnValues(ARRIVAL, arrivals)
  return [
    { text: LOCK, values },
    { text: LOAD, values },
  ]
}

type LoadedRow = {
  duplicate: Loaded['duplicate']
  opted_out: boolean | null
  contact_id: string | null
  name: string | null
  language: string | null
  tags: StoredContact['tags']
  attributes: StoredContact['attributes']
  blocked: boolean
  conversation_id: string | null
  channel: string
  address: string
  present_owner: StoredConversation['owner']
  session: StoredConversation['session']
  started_at: number
  last_activity_at: number
  turns: number
  last_agent: string | null
  last_agent_at: number | null
  last_enqueued: StoredConversation['lastEnqueued']
}

/** A row of LOAD as the turn's steps know it. */
export function readLoaded(untyped: Row): Loaded {
  const row = untyped as LoadedRow // the columns of LOAD above
  return {
    duplicate: row.duplicate,
    optedOut: row.opted_out ?? false,
    contact:
      row.contact_id === null
        ? null
        : {
            id: row.contact_id,
            name: row.name,
            language: row.language,
            tags: row.tags,
            attributes: row.attributes,
            blocked: row.blocked,
          },
    conversation:
      row.conversation_id === null || row.contact_id === null
        ? null
        : {
            id: row.conversation_id,
            contactId: row.contact_id,
            channel: row.channel,
            address: row.address,
            owner: row.present_owner,
            session: row.session,
            startedAt: row.started_at,
            lastActivityAt: row.last_activity_at,
            turns: row.turns,
            lastAgent: row.last_agent,
            lastAgentAt: row.last_agent_at,
            lastEnqueued: row.last_enqueued,
          },
  }
}
