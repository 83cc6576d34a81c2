import type { NewOutboxItem, StoredContact, TurnWrite } from '../../inbound/TurnStore.ts'
import { type Columns, columnRows, columnValues } from '../columns.ts'
import type { Query } from '../Database.ts'

const TURN: Columns<TurnWrite> = {
  id: ['text', (write) => write.turnId],
  source: ['text', (write) => write.arrival.source],
  conversation_id: ['text', (write) => write.conversation.id],
  seq: ['integer', (write) => write.seq],
  at: ['bigint', (write) => write.arrival.at],
  release: ['text', (write) => write.release],
  handled_by: ['text', (write) => write.handledBy],
  event: ['json', (write) => write.event],
  effects: ['json', (write) => write.effects],
  trace: ['json', (write) => write.trace],
  answer: ['json', (write) => write.answer],
}
const CONTACT: Columns<StoredContact> = {
  id: ['text', (contact) => contact.id],
  name: ['text', (contact) => contact.name],
  language: ['text', (contact) => contact.language],
  tags: ['json', (contact) => contact.tags],
  attributes: ['json', (contact) => contact.attributes],
}
const ADDRESS: Columns<TurnWrite> = {
  channel: ['text', (write) => write.conversation.channel],
  address: ['text', (write) => write.conversation.address],
  contact_id: ['text', (write) => write.contact.id],
  /** null: the address keeps its latest conversation */
  conversation_id: ['text', (write) => (write.conversation.isNew ? write.conversation.id : null)],
  /** null: the address keeps its consent */
  opted_out: ['boolean', (write) => write.optedOut],
}
const CONVERSATION: Columns<TurnWrite> = {
  id: ['text', (write) => write.conversation.id],
  contact_id: ['text', (write) => write.contact.id],
  channel: ['text', (write) => write.conversation.channel],
  address: ['text', (write) => write.conversation.address],
  // Whether an agent has it is said by its queue item alone, so that claiming and deciding cannot overwrite each other.
  owner: ['text', ({ conversation }) => (conversation.owner === 'agent' ? 'queue' : conversation.owner)],
  session: ['json', (write) => write.conversation.session],
  started_at: ['bigint', (write) => write.conversation.startedAt],
  last_activity_at: ['bigint', (write) => write.conversation.lastActivityAt],
  turns: ['integer', (write) => write.conversation.turns],
  last_agent: ['text', (write) => write.conversation.lastAgent],
  last_agent_at: ['bigint', (write) => write.conversation.lastAgentAt],
  last_enqueued: ['json', (write) => write.conversation.lastEnqueued],
}
const OUTBOX: Columns<{ readonly item: NewOutboxItem; readonly write: TurnWrite }> = {
  id: ['text', ({ item }) => item.id],
  kind: ['text', ({ item }) => item.kind],
  conversation_id: ['text', ({ write }) => write.conversation.id],
  target: ['text', ({ item }) => item.target],
  address: ['text', ({ write }) => write.conversation.address],
  payload: ['json', ({ item }) => item.payload],
  due_at: ['bigint', ({ item }) => item.dueAt],
  expires_at: ['bigint', ({ item }) => item.expiresAt],
}
const GONE_TIMER: Columns<string> = { id: ['text', (id) => id] }
const TIMER: Columns<TurnWrite> = {
  id: ['text', (write) => write.startTimer?.id],
  conversation_id: ['text', (write) => write.conversation.id],
  at: ['bigint', (write) => write.startTimer?.at],
}
const QUEUE_ITEM: Columns<TurnWrite> = {
  id: ['text', (write) => write.enqueue?.id],
  conversation_id: ['text', (write) => write.conversation.id],
  queue: ['text', (write) => write.enqueue?.queue],
  skills: ['json', (write) => write.enqueue?.skills],
  priority: ['double precision', (write) => write.enqueue?.priority],
  enqueued_at: ['bigint', (write) => write.enqueue?.enqueuedAt],
  preferred_agent: ['text', (write) => write.enqueue?.preferredAgent],
  preferred_until: ['bigint', (write) => write.enqueue?.preferredUntil],
}

const first = countParameters([TURN, CONTACT, ADDRESS, CONVERSATION, OUTBOX, GONE_TIMER, TIMER, QUEUE_ITEM])

// Upserts where an update would do: an upsert finds its row through the unique index whatever the planner believes about the size of the table.
// An address is upserted with its defaults filled in by the row that is there, which insert and update read alike.
const WRITE = `
with turn as (
  insert into turns (id, source, conversation_id, seq, at, release, handled_by, event, effects, trace, answer)
  select t.id, t.source, t.conversation_id, t.seq, t.at, t.release, t.handled_by, t.event, t.effects, t.trace, t.answer
  from ${columnRows(TURN, 't', 'id', first(TURN))} order by t.ord
), contact as (
  insert into contacts (id, name, language, tags, attributes)
  select c.id, c.name, c.language, c.tags, c.attributes from ${columnRows(CONTACT, 'c', 'id', first(CONTACT))} order by c.id
  on conflict (id) do update set name = excluded.name, language = excluded.language, tags = excluded.tags, attributes = excluded.attributes
), address as (
  insert into addresses as d (channel, address, contact_id, conversation_id, opted_out)
  select a.channel, a.address, a.contact_id,
    coalesce(a.conversation_id, (select k.conversation_id from addresses k where k.channel = a.channel and k.address = a.address)),
    coalesce(a.opted_out, (select k.opted_out from addresses k where k.channel = a.channel and k.address = a.address), false)
  from ${columnRows(ADDRESS, 'a', 'channel', first(ADDRESS))}
  on conflict (channel, address) do update set conversation_id = excluded.conversation_id, opted_out = excluded.opted_out
), conversation as (
  insert into conversations (id, contact_id, channel, address, owner, session, started_at, last_activity_at, turns, last_agent, last_agent_at, last_enqueued)
  select v.id, v.contact_id, v.channel, v.address, v.owner, v.session, v.started_at, v.last_activity_at, v.turns, v.last_agent, v.last_agent_at, v.last_enqueued
  from ${columnRows(CONVERSATION, 'v', 'id', first(CONVERSATION))}
  on conflict (id) do update set owner = excluded.owner, session = excluded.session, last_activity_at = excluded.last_activity_at,
    turns = excluded.turns, last_agent = excluded.last_agent, last_agent_at = excluded.last_agent_at, last_enqueued = excluded.last_enqueued
), delivery as (
  insert into outbox (id, kind, conversation_id, target, address, payload, due_at, expires_at)
  select o.id, o.kind, o.conversation_id, o.target, o.address, o.payload, o.due_at, o.expires_at
  from ${columnRows(OUTBOX, 'o', 'id', first(OUTBOX))} order by o.ord
), gone_timer as (
  delete from timers where id = any (string_to_array($${first(GONE_TIMER)}::text, E'\\x1f', E'\\x1e'))
), timer as (
  insert into timers (id, conversation_id, at, due_at)
  select m.id, m.conversation_id, m.at, m.at from ${columnRows(TIMER, 'm', 'id', first(TIMER))}
)
insert into queue_items as i (id, conversation_id, queue, skills, skill_names, priority, enqueued_at, preferred_agent, preferred_until)
select q.id, q.conversation_id, q.queue, q.skills, array(select s ->> 'skill' from json_array_elements(q.skills) s),
  q.priority, q.enqueued_at, q.preferred_agent, q.preferred_until
from ${columnRows(QUEUE_ITEM, 'q', 'id', first(QUEUE_ITEM))}
on conflict (conversation_id) where status <> 'done' do update set queue = excluded.queue, skills = excluded.skills, skill_names = excluded.skill_names,
  priority = excluded.priority, preferred_agent = excluded.preferred_agent, preferred_until = excluded.preferred_until,
  status = 'waiting', agent = null, claimed_at = null, lease_until = null`

/** `isContactChanged` is false for a contact that is as it was loaded: it is not written again. */
export type BatchTurn = { readonly write: TurnWrite; readonly isContactChanged: boolean }

/** One statement that writes everything the turns of a batch change. */
export function writeBatch(turns: readonly BatchTurn[]): Query {
  const writes = turns.map(({ write }) => write)
  const contacts = turns.flatMap(({ write, isContactChanged }) => (isContactChanged ? [write.contact] : []))
  const addresses = writes.filter(
    (write) => write.contact.isNew || write.conversation.isNew || write.optedOut !== undefined,
  )
  const outbox = writes.flatMap((write) => write.outbox.map((item) => ({ item, write })))
  return {
    text: WRITE,
    values: [
      ...columnValues(TURN, writes),
      ...columnValues(CONTACT, contacts),
      ...columnValues(ADDRESS, addresses),
      ...columnValues(CONVERSATION, writes),
      ...columnValues(OUTBOX, outbox),
      ...columnValues(GONE_TIMER, writes.flatMap(goneTimers)),
      ...columnValues(
        TIMER,
        writes.filter((write) => write.startTimer),
      ),
      ...columnValues(
        QUEUE_ITEM,
        writes.filter((write) => write.enqueue),
      ),
    ],
  }
}

/** The timer that the turn cancels, and the one that caused it. */
function goneTimers(write: TurnWrite): string[] {
  const { source } = write.arrival
  return [
    ...(write.cancelTimer === null ? [] : [write.cancelTimer]),
    ...(source.startsWith('t:') ? [source.slice(2)] : []),
  ]
}

/** Says at which parameter each group of columns begins. */
function countParameters(groups: readonly object[]): (group: object) => number {
  const firsts = new Map<object, number>()
  let next = 1
  for (const group of groups) {
    firsts.set(group, next)
    next += Object.keys(group).length
  }
  return (group) => firsts.get(group) ?? Number.NaN
}
