import { isDeepStrictEqual } from 'node:util'
import type { Loaded, NewOutboxItem, TurnWrite } from '../../inbound/TurnStore.ts'
import type { Column, Columns } from '../encodeRows.ts'
import type { Tables } from '../tables.ts'

/** `latest` is the id of the latest conversation of the turn's address, null when there is none. */
export type BatchTurn = { readonly write: TurnWrite; readonly loaded: Loaded; readonly latest: string | null }

/** What one row is made of: its turn and, where a turn has several rows in a table, which one. */
export type PartRow = BatchTurn & { readonly item?: NewOutboxItem; readonly goneTimer?: string }

/** What a turn writes of one table. The statement is `sql`, in which `{rows}` stands for the rows, and behind it `orUpdate`. */
export type TurnPart = {
  readonly name: string
  readonly columns: Columns<PartRow>
  readonly rows: (turn: BatchTurn) => readonly PartRow[]
  readonly sql: string
  /** what makes it an upsert; rows that are surely new cost less without */
  readonly orUpdate: string
  /** its column that names whose the row is */
  readonly owner: readonly [column: string, of: 'conversation_id' | 'contact_id']
}

/** Every column of a table, so that the compiler finds one that was forgotten; null: no turn writes it. */
type ColumnsOf<T extends keyof Tables> = { readonly [column in keyof Tables[T]]: Column<PartRow> | null }

function written<T extends keyof Tables>(columns: ColumnsOf<T>): Columns<PartRow> {
  return Object.fromEntries(
    Object.entries<Column<PartRow> | null>(columns).flatMap(([name, column]) =>
      column === null ? [] : [[name, column]],
    ),
  )
}

const ADDRESS = written<'addresses'>({
  channel: ['text', ({ write }) => write.conversation.channel],
  address: ['text', ({ write }) => write.conversation.address],
  contact_id: ['text', ({ write }) => write.contact.id],
  conversation_id: ['text', ({ write, latest }) => (write.conversation.isNew ? write.conversation.id : latest)],
  opted_out: ['boolean', ({ write, loaded }) => write.optedOut ?? loaded.optedOut],
  has_left: ['boolean', ({ write, loaded }) => write.hasLeft ?? loaded.hasLeft],
  terms: ['text', ({ write, loaded }) => write.terms ?? loaded.terms],
  // Asked for beside the turns.
  profile_asked_at: null,
})
const CONVERSATION = written<'conversations'>({
  id: ['text', ({ write }) => write.conversation.id],
  contact_id: ['text', ({ write }) => write.contact.id],
  channel: ['text', ({ write }) => write.conversation.channel],
  address: ['text', ({ write }) => write.conversation.address],
  // Whether an agent has it is said by its queue item alone, so that claiming and deciding cannot overwrite each other.
  owner: ['text', ({ write: { conversation } }) => (conversation.owner === 'agent' ? 'queue' : conversation.owner)],
  session: ['json', ({ write }) => write.conversation.session],
  started_at: ['bigint', ({ write }) => write.conversation.startedAt],
  last_activity_at: ['bigint', ({ write }) => write.conversation.lastActivityAt],
  turns: ['integer', ({ write }) => write.conversation.turns],
  last_agent: ['text', ({ write }) => write.conversation.lastAgent],
  last_agent_at: ['bigint', ({ write }) => write.conversation.lastAgentAt],
  last_enqueued: ['json', ({ write }) => write.conversation.lastEnqueued],
})
const CONTACT = written<'contacts'>({
  id: ['text', ({ write }) => write.contact.id],
  name: ['text', ({ write }) => write.contact.name],
  language: ['text', ({ write }) => write.contact.language],
  tags: ['json', ({ write }) => write.contact.tags],
  attributes: ['json', ({ write }) => write.contact.attributes],
  // People set it.
  blocked: null,
})
const OUTBOX = written<'outbox'>({
  id: ['text', ({ item }) => item?.id],
  n: null,
  kind: ['text', ({ item }) => item?.kind],
  conversation_id: ['text', ({ write }) => write.conversation.id],
  target: ['text', ({ item }) => item?.target],
  address: ['text', ({ write }) => write.conversation.address],
  payload: ['json', ({ item }) => item?.payload],
  attempts: null,
  due_at: ['bigint', ({ item }) => item?.dueAt],
  expires_at: ['bigint', ({ item }) => item?.expiresAt],
  error: null,
  died_at: null,
  sent: null,
  settled: null,
  excused: null,
  doubts: null,
})
const GONE_TIMER: Columns<PartRow> = {
  id: ['text', ({ goneTimer }) => goneTimer],
  conversation_id: ['text', ({ write }) => write.conversation.id],
}
const TIMER = written<'timers'>({
  id: ['text', ({ write }) => write.startTimer?.id],
  conversation_id: ['text', ({ write }) => write.conversation.id],
  at: ['bigint', ({ write }) => write.startTimer?.at],
  due_at: ['bigint', ({ write }) => write.startTimer?.at],
})
const QUEUE_ITEM = written<'queue_items'>({
  id: ['text', ({ write }) => write.enqueue?.id],
  conversation_id: ['text', ({ write }) => write.conversation.id],
  queue: ['text', ({ write }) => write.enqueue?.queue],
  skills: ['json', ({ write }) => write.enqueue?.skills],
  skill_names: ['text[]', ({ write }) => write.enqueue?.skills.map(({ skill }) => skill)],
  priority: ['double precision', ({ write }) => write.enqueue?.priority],
  enqueued_at: ['bigint', ({ write }) => write.enqueue?.enqueuedAt],
  place: null,
  status: ['text', ({ write }) => (write.enqueue?.claim === undefined ? 'waiting' : 'claimed')],
  preferred_agent: ['text', ({ write }) => write.enqueue?.preferredAgent],
  preferred_until: ['bigint', ({ write }) => write.enqueue?.preferredUntil],
  agent: ['text', ({ write }) => write.enqueue?.claim?.agent],
  claimed_at: ['bigint', ({ write }) => (write.enqueue?.claim === undefined ? null : write.enqueue.enqueuedAt)],
  lease_until: ['bigint', ({ write }) => write.enqueue?.claim?.until],
  wrap_up_code: null,
  done_at: null,
})
const TURN = written<'turns'>({
  n: null,
  id: ['text', ({ write }) => write.turnId],
  source: ['text', ({ write }) => write.arrival.source],
  conversation_id: ['text', ({ write }) => write.conversation.id],
  seq: ['integer', ({ write }) => write.seq],
  at: ['bigint', ({ write }) => write.arrival.at],
  release: ['text', ({ write }) => write.release],
  handled_by: ['text', ({ write }) => write.handledBy],
  event: ['json', ({ write }) => write.event],
  effects: ['json', ({ write }) => write.effects],
  trace: ['json', ({ write }) => write.trace],
  owner: ['text', ({ write }) => write.answer.owner],
  waiting_at: ['text', ({ write }) => write.answer.waitingAt],
})

/** The columns as SQL lists them. */
export const namesOf = (columns: Columns<PartRow>): string => Object.keys(columns).join(', ')

function insert(table: keyof Tables, columns: Columns<PartRow>, order = ''): Pick<TurnPart, 'columns' | 'sql'> {
  const names = namesOf(columns)
  return { columns, sql: `insert into ${table} (${names}) select ${names} from {rows}${order}` }
}

const OF_CONVERSATION = ['conversation_id', 'conversation_id'] as const

/**
 * In the order in which they are written; the turn is always among them, and last.
 * Upserts where an update would do: an upsert finds its row through the unique index, whatever the planner believes about the size of the table.
 */
export const TURN_PARTS: readonly TurnPart[] = [
  {
    name: 'address',
    ...insert('addresses', ADDRESS),
    rows: (turn) => {
      const { contact, conversation, optedOut, hasLeft, terms } = turn.write
      const isChanged = [optedOut, hasLeft, terms].some((changed) => changed !== undefined)
      return contact.isNew || conversation.isNew || isChanged ? [turn] : []
    },
    orUpdate:
      'on conflict (channel, address) do update set conversation_id = excluded.conversation_id, opted_out = excluded.opted_out, has_left = excluded.has_left, terms = excluded.terms',
    owner: OF_CONVERSATION,
  },
  {
    name: 'conversation',
    ...insert('conversations', CONVERSATION),
    rows: (turn) => [turn],
    orUpdate: `on conflict (id) do update set owner = excluded.owner, session = excluded.session,
        last_activity_at = excluded.last_activity_at, turns = excluded.turns, last_agent = excluded.last_agent,
        last_agent_at = excluded.last_agent_at, last_enqueued = excluded.last_enqueued`,
    owner: ['id', 'conversation_id'],
  },
  {
    name: 'contact',
    ...insert('contacts', CONTACT, ' order by id'),
    rows: (turn) => (isContactChanged(turn.write, turn.loaded) ? [turn] : []),
    orUpdate: `on conflict (id) do update set name = excluded.name, language = excluded.language, tags = excluded.tags,
        attributes = excluded.attributes`,
    owner: ['id', 'contact_id'],
  },
  {
    name: 'delivery',
    ...insert('outbox', OUTBOX, ' order by ord'),
    rows: (turn) => turn.write.outbox.map((item) => ({ ...turn, item })),
    orUpdate: '',
    owner: OF_CONVERSATION,
  },
  {
    name: 'gone_timer',
    columns: GONE_TIMER,
    sql: 'delete from timers where id = any (array(select id from {rows}))',
    rows: (turn) => goneTimers(turn.write).map((goneTimer) => ({ ...turn, goneTimer })),
    orUpdate: '',
    owner: OF_CONVERSATION,
  },
  {
    name: 'timer',
    ...insert('timers', TIMER),
    rows: (turn) => (turn.write.startTimer ? [turn] : []),
    orUpdate: '',
    owner: OF_CONVERSATION,
  },
  {
    name: 'queue_item',
    ...insert('queue_items', QUEUE_ITEM),
    rows: (turn) => (turn.write.enqueue ? [turn] : []),
    // A conversation has one unfinished item: enqueued once more, it keeps its id and its time. What an agent has nobody takes from them but the flow.
    orUpdate: `on conflict (conversation_id) where status <> 'done' do update set queue = excluded.queue, skills = excluded.skills,
        skill_names = excluded.skill_names, priority = excluded.priority, preferred_agent = excluded.preferred_agent,
        preferred_until = excluded.preferred_until, status = excluded.status, agent = excluded.agent, claimed_at = excluded.claimed_at,
        lease_until = excluded.lease_until
        where excluded.agent is null or queue_items.agent is null or queue_items.agent = excluded.agent`,
    owner: OF_CONVERSATION,
  },
  {
    name: 'turn',
    ...insert('turns', TURN, ' order by ord'),
    rows: (turn) => [turn],
    orUpdate: '',
    owner: OF_CONVERSATION,
  },
]

function isContactChanged({ contact }: TurnWrite, loaded: Loaded): boolean {
  const before = loaded.contact
  if (contact.isNew || !before) return true
  return (
    contact.name !== before.name ||
    contact.language !== before.language ||
    !isDeepStrictEqual(contact.tags, before.tags) ||
    !isDeepStrictEqual(contact.attributes, before.attributes)
  )
}

/** The timer that the turn cancels, and the one that caused it. */
function goneTimers({ arrival: { source }, cancelTimer }: TurnWrite): string[] {
  return [...(cancelTimer === null ? [] : [cancelTimer]), ...(source.startsWith('t:') ? [source.slice(2)] : [])]
}
