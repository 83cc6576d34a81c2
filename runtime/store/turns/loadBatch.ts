import type { Arrival } from '../../inbound/Arrival.ts'
import { type AnsweredTurn, answerOf } from '../../inbound/answerOf.ts'
import type { Asks, Loaded } from '../../inbound/TurnStore.ts'
import { CONTACT_COLUMNS, CONVERSATION_COLUMNS, readContact, readConversation } from '../conversationColumns.ts'
import type { Query, Row } from '../Database.ts'
import { type Columns, decodedRows, encodeRows } from '../encodeRows.ts'
import { threadKey } from '../threadKey.ts'

const ARRIVAL: Columns<Arrival> = {
  source: ['text', (arrival) => arrival.source],
  channel: ['text', ({ from }) => ('channel' in from ? from.channel : null)],
  address: ['text', ({ from }) => ('channel' in from ? from.address : null)],
  conversation_id: ['text', ({ from }) => ('channel' in from ? null : from.conversationId)],
}
const ARRIVALS = decodedRows(ARRIVAL, 'a', 1)
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
const loadWith = (waiting: { readonly column: string; readonly join: string }): string => `
select turn.duplicate, thread.opted_out, thread.has_left, thread.terms, thread.conversation_id as latest,
  ${waiting.column} as waiting, contact.*, conversation.*
from ${ARRIVALS} ${NAMED}
left join lateral (
  select json_build_object('turnId', t.id, 'conversationId', t.conversation_id, 'release', t.release, 'owner', t.owner,
    'waitingAt', t.waiting_at, 'effects', t.effects) as duplicate
  from turns t where t.source = a.source limit 1
) as turn on true
left join lateral (
  select d.contact_id, d.conversation_id, d.opted_out, d.has_left, d.terms from addresses d where d.channel = ${CHANNEL} and d.address = ${ADDRESS} limit 1
) as thread on true
left join lateral (
  select ${CONTACT_COLUMNS} from contacts c where c.id = thread.contact_id limit 1
) as contact on true
left join lateral (
  select ${CONVERSATION_COLUMNS} from conversations c where c.id = coalesce(a.conversation_id, thread.conversation_id) limit 1
) as conversation on true
${waiting.join}
order by a.ord`
const LOAD = loadWith({ column: 'null::json', join: '' })

/** How long the last hours are, and how many conversations of them tell enough. */
const HOURS_MS = 3 * 3_600_000
const TAKEN = 100
/** Nobody is told more often, whatever a release says: `every` in its schema. */
const SOONEST_MS = 60_000
/** Nobody counts further. */
const LONGEST_LINE = 1_000
/**
 * How long it takes is the place times the time between two of the last conversations that agents took from the queue, up to now: so it grows while they take none. One alone tells nothing.
 * Both counts are bounded, each along an index; nothing of it is read for a conversation that does not wait, or was told a moment ago.
 */
const LOAD_WAITING = loadWith({
  column: 'queued.waiting',
  join: `left join lateral (
  select json_build_object('queue', i.queue, 'place', ahead.place,
    'wait', case when taken.n > 1 then round(ahead.place * ($2::bigint - taken.since)::numeric / taken.n) end) as waiting
  from queue_items i cross join lateral (
    select count(*) + 1 as place from (
      select from queue_items o where o.status = 'waiting' and o.queue = i.queue and (o.place, o.id) < (i.place, i.id) limit ${LONGEST_LINE}
    ) as o
  ) as ahead cross join lateral (
    select count(*) as n, min(t.claimed_at) as since from (
      select t.claimed_at from queue_items t where t.queue = i.queue and t.claimed_at > $2::bigint - ${HOURS_MS}
      order by t.claimed_at desc limit ${TAKEN}
    ) as t
  ) as taken
  where i.conversation_id = conversation.conversation_id and i.status = 'waiting'
    and coalesce((conversation.session ->> 'toldWaiting')::bigint, 0) <= $2::bigint - ${SOONEST_MS} limit 1
) as queued on true`,
})

/** Takes the locks of the arrivals' threads, then reads what is known of each: two statements for one round trip. */
export function loadBatch(arrivals: readonly Arrival[], asks: Asks): readonly Query[] {
  const values = [encodeRows(ARRIVAL, arrivals)]
  const now = Math.max(...arrivals.map(({ at }) => at))
  return [
    { text: LOCK, values },
    asks.waiting ? { text: LOAD_WAITING, values: [...values, now] } : { text: LOAD, values },
  ]
}

/** A row of LOAD: what the turn's steps know, and the address's latest conversation, which for a named conversation may be another one. */
export function readLoaded(row: Row): { readonly loaded: Loaded; readonly latest: string | null } {
  const { duplicate, opted_out, has_left, terms, waiting, latest } = row as {
    duplicate: AnsweredTurn | null
    opted_out: boolean | null
    has_left: boolean | null
    terms: string | null
    waiting: Loaded['waiting']
    latest: string | null
  }
  const contact = readContact(row)
  const conversation = contact === null ? null : readConversation(row)
  const answer = duplicate === null ? null : answerOf(duplicate)
  const known = { duplicate: answer, optedOut: opted_out ?? false, hasLeft: has_left ?? false, terms, waiting }
  return { loaded: { ...known, contact, conversation }, latest }
}
