/** Completing and transferring also change the conversation, so they take its thread first, as a turn does (see `threadKey.ts`), and go out together with it. */
import type { NewId } from '../../createIds.ts'
import type { TurnEvent } from '../../inbound/Arrival.ts'
import { centreAgent } from '../../inbound/contactCentre.ts'
import { KEPT_MS } from '../../inbound/queueItemOf.ts'
import { slotOf } from '../../inbound/slotOf.ts'
import { sourceOf } from '../../inbound/sourceOf.ts'
import type { QueueItem, QueueStore } from '../../queues/QueueStore.ts'
import type { Database, Query, Row } from '../Database.ts'
import { isSourceTaken } from '../databaseError.ts'
import type { Tables } from '../tables.ts'
import { threadKey } from '../threadKey.ts'
import { type QueueItemRow, readQueueItem } from './queueItemRow.ts'

const LOCK = `
select pg_advisory_xact_lock(${threadKey('c.channel', 'c.address')}), c.channel, c.address
from queue_items i cross join lateral (select * from conversations c where c.id = i.conversation_id limit 1) as c
where i.id = $1::text and i.agent = $2::text and i.status = 'claimed'`

/** What the item in the other queue gets, column by column; null: it begins anew there. The compiler asks for each column of the table. */
const OPENED: { readonly [column in keyof Tables['queue_items']]: string | null } = {
  id: '$4::text',
  conversation_id: 'item.conversation_id',
  queue: '$5::text',
  skills: 'wanted.skills',
  skill_names: "array(select s ->> 'skill' from json_array_elements(wanted.skills) s)",
  priority: 'wanted.priority',
  enqueued_at: 'item.enqueued_at',
  place: null,
  status: null,
  preferred_agent: '$8::text',
  preferred_until: '$9::bigint',
  agent: null,
  claimed_at: null,
  lease_until: null,
  wrap_up_code: null,
  done_at: null,
}
// By name: a statement that is prepared must give the same columns when a newer version has added one.
const ITEM = Object.keys(OPENED).join(', ')
const CARRIED = Object.entries(OPENED).filter(([, value]) => value !== null)

// Everything hangs on the item being the agent's still: its lease may have ended a moment ago.
const COMPLETE = `
with item as (
  update queue_items set status = 'done', wrap_up_code = $3::text, done_at = $4::bigint
  where id = $1::text and agent = $2::text and status = 'claimed' returning *
), noted as (
  insert into queue_changes (item_id, conversation_id, queue, change, agent, at)
  select id, conversation_id, queue, 'completed', agent, done_at from item
), conversation as (
  update conversations set owner = 'closed', last_agent = $2::text, last_agent_at = $4::bigint, last_activity_at = $4::bigint, turns = turns + 1
  where id = (select conversation_id from item) returning id, turns
), turn as (
  insert into turns (id, source, conversation_id, seq, at, release, handled_by, event, effects, trace, owner)
  select $5::text, $6::text, id, turns, $4::bigint, null, 'agent', $7::text::json, '[]', '[]', 'closed' from conversation
)
select ${ITEM} from item`

const TRANSFER = `
with item as (
  update queue_items set status = 'done', done_at = $3::bigint
  where id = $1::text and agent = $2::text and status = 'claimed' returning *
), noted as (
  insert into queue_changes (item_id, conversation_id, queue, change, agent, at)
  select id, conversation_id, queue, 'transferred', agent, done_at from item
), opened as (
  insert into queue_items (${CARRIED.map(([column]) => column).join(', ')})
  select ${CARRIED.map(([, value]) => value).join(', ')}
  from item cross join lateral (
    select coalesce($6::text::json, item.skills) as skills, coalesce($7::double precision, item.priority) as priority
  ) as wanted
  returning *
), conversation as (
  update conversations set last_enqueued = (
    select json_strip_nulls(json_build_object('queue', queue, 'skills', skills, 'priority', priority, 'handOver', $10::text)) from opened)
  where id = (select conversation_id from item)
), handed_over as (
  insert into outbox (id, kind, conversation_id, target, address, payload, due_at)
  select opened.id || '.h', case when c.channel = $10::text then 'message' else 'centre' end, c.id, $10::text, c.address,
    json_build_object('handOver', json_build_object('queue', opened.queue, 'turns', c.turns), 'from', json_build_object(
      'channel', c.channel, 'address', c.address, 'name', (select u.name from contacts u where u.id = c.contact_id))), $3::bigint
  from opened join conversations c on c.id = opened.conversation_id where $10::text is not null
)
select ${ITEM} from opened`

export async function complete(
  database: Database,
  newId: NewId,
  [itemId, agent, wrapUpCode, now, source = sourceOf('q', itemId)]: Parameters<QueueStore['complete']>,
): Promise<{ readonly item: QueueItem; readonly turnId: string } | null> {
  const event: TurnEvent = { type: 'agentClosed' }
  const done = await finish(database, itemId, agent, (slot) => {
    const turnId = newId('t', slot)
    const turn = [turnId, source, JSON.stringify(event)]
    return { id: turnId, write: { text: COMPLETE, values: [itemId, agent, wrapUpCode, now, ...turn] } }
  }).catch((error: unknown) => {
    if (isSourceTaken(error)) return null
    throw error
  })
  return done && { item: done.item, turnId: done.id }
}

export async function transfer(
  database: Database,
  newId: NewId,
  [itemId, agent, to, now]: Parameters<QueueStore['transfer']>,
): Promise<QueueItem | null> {
  const skills = to.skills ? JSON.stringify(to.skills) : null
  const { handOver } = to
  const kept = handOver === undefined ? [null, null, null] : [centreAgent(handOver), now + KEPT_MS, handOver]
  const done = await finish(database, itemId, agent, (slot) => {
    const id = newId('q', slot)
    return {
      id,
      write: { text: TRANSFER, values: [itemId, agent, now, id, to.queue, skills, to.priority ?? null, ...kept] },
    }
  })
  return done?.item ?? null
}

/** Has the thread of an item locked while `decide`, told the thread's slot, writes; null when the item is not the agent's. */
function finish(
  database: Database,
  itemId: string,
  agent: string,
  decide: (slot: number) => { readonly id: string; readonly write: Query },
): Promise<{ readonly id: string; readonly item: QueueItem } | null> {
  return database.inTwoTrips([{ text: LOCK, values: [itemId, agent] }], (loaded) => {
    const thread = loaded[0]?.[0]
    if (thread === undefined) return { write: null, result: () => null }
    const { id, write } = decide(slotOf(String(thread.channel), String(thread.address)))
    return {
      write,
      result: ([row]: readonly Row[]) => (row ? { id, item: readQueueItem(row as unknown as QueueItemRow) } : null),
    } // the columns of queue_items
  })
}
