import { isDeepStrictEqual } from 'node:util'
import type { Loaded, NewOutboxItem, StoredContact, TurnWrite } from '../../inbound/TurnStore.ts'
import { type Columns, decodedRows, encodeRows } from '../encodeRows.ts'

/** `latest` is the id of the latest conversation of the turn's address, null when there is none. */
export type BatchTurn = { readonly write: TurnWrite; readonly loaded: Loaded; readonly latest: string | null }

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
  owner: ['text', (write) => write.answer.owner],
  waiting_at: ['text', (write) => write.answer.waitingAt],
}
const CONTACT: Columns<StoredContact> = {
  id: ['text', (contact) => contact.id],
  name: ['text', (contact) => contact.name],
  language: ['text', (contact) => contact.language],
  tags: ['json', (contact) => contact.tags],
  attributes: ['json', (contact) => contact.attributes],
}
export const ADDRESS: Columns<BatchTurn> = {
  channel: ['text', ({ write }) => write.conversation.channel],
  address: ['text', ({ write }) => write.conversation.address],
  contact_id: ['text', ({ write }) => write.contact.id],
  conversation_id: ['text', ({ write, latest }) => (write.conversation.isNew ? write.conversation.id : latest)],
  opted_out: ['boolean', ({ write, loaded }) => write.optedOut ?? loaded.optedOut],
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
const GONE_TIMER: Columns<{ readonly id: string; readonly write: TurnWrite }> = {
  id: ['text', ({ id }) => id],
  conversation_id: ['text', ({ write }) => write.conversation.id],
}
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
  skill_names: ['text[]', (write) => write.enqueue?.skills.map(({ skill }) => skill)],
  priority: ['double precision', (write) => write.enqueue?.priority],
  enqueued_at: ['bigint', (write) => write.enqueue?.enqueuedAt],
  preferred_agent: ['text', (write) => write.enqueue?.preferredAgent],
  preferred_until: ['bigint', (write) => write.enqueue?.preferredUntil],
}

/** One table's part of the statement that writes a batch. */
export type TurnPart = {
  readonly name: string
  /** the rows as one parameter; null when the batch has none */
  readonly encode: (turns: readonly BatchTurn[]) => string | null
  /** the rows that are the parameter with this number, as an item of `from` called `r` */
  readonly rowsOf: (parameter: number) => string
  /** the part's statement; `rows` is an item of `from` with its columns */
  readonly textOf: (rows: string) => string
  /** what makes it an upsert; rows that are surely new cost less without */
  readonly orUpdate: string
  /** its column that names whose the row is */
  readonly owner: readonly [column: string, of: 'conversation_id' | 'contact_id']
}

function part<Row>(
  name: string,
  columns: Columns<Row>,
  owner: TurnPart['owner'],
  rowsOf: (turns: readonly BatchTurn[]) => readonly Row[],
  sql: (names: string, rows: string) => string,
  orUpdate = '',
): TurnPart {
  const names = Object.keys(columns).join(', ')
  return {
    name,
    encode: (turns) => {
      const rows = rowsOf(turns)
      return rows.length === 0 ? null : encodeRows(columns, rows)
    },
    rowsOf: (parameter) => decodedRows(columns, 'r', parameter),
    textOf: (rows) => sql(names, rows),
    orUpdate,
    owner,
  }
}

const OF_CONVERSATION = ['conversation_id', 'conversation_id'] as const

/**
 * In the order in which they are written; the turn is always among them, and last.
 * Upserts where an update would do: an upsert finds its row through the unique index, whatever the planner believes about the size of the table.
 */
export const TURN_PARTS: readonly TurnPart[] = [
  part(
    'address',
    ADDRESS,
    OF_CONVERSATION,
    (turns) =>
      turns.filter(({ write }) => write.contact.isNew || write.conversation.isNew || write.optedOut !== undefined),
    (names, rows) => `insert into addresses (${names}) select ${names} from ${rows}`,
    'on conflict (channel, address) do update set conversation_id = excluded.conversation_id, opted_out = excluded.opted_out',
  ),
  part(
    'conversation',
    CONVERSATION,
    ['id', 'conversation_id'],
    (turns) => turns.map(({ write }) => write),
    (names, rows) => `insert into conversations (${names}) select ${names} from ${rows}`,
    `on conflict (id) do update set owner = excluded.owner, session = excluded.session,
        last_activity_at = excluded.last_activity_at, turns = excluded.turns, last_agent = excluded.last_agent,
        last_agent_at = excluded.last_agent_at, last_enqueued = excluded.last_enqueued`,
  ),
  part(
    'contact',
    CONTACT,
    ['id', 'contact_id'],
    (turns) => turns.flatMap(({ write, loaded }) => (isContactChanged(write, loaded) ? [write.contact] : [])),
    // `blocked` is set by people, never by a turn.
    (names, rows) => `insert into contacts (${names}) select ${names} from ${rows} order by id`,
    `on conflict (id) do update set name = excluded.name, language = excluded.language, tags = excluded.tags,
        attributes = excluded.attributes`,
  ),
  part(
    'delivery',
    OUTBOX,
    OF_CONVERSATION,
    (turns) => turns.flatMap(({ write }) => write.outbox.map((item) => ({ item, write }))),
    (names, rows) => `insert into outbox (${names}) select ${names} from ${rows} order by ord`,
  ),
  part(
    'gone_timer',
    GONE_TIMER,
    OF_CONVERSATION,
    (turns) => turns.flatMap(({ write }) => goneTimers(write).map((id) => ({ id, write }))),
    (_names, rows) => `delete from timers where id = any (array(select id from ${rows}))`,
  ),
  part(
    'timer',
    TIMER,
    OF_CONVERSATION,
    (turns) => turns.flatMap(({ write }) => (write.startTimer ? [write] : [])),
    (names, rows) => `insert into timers (${names}, due_at) select ${names}, at from ${rows}`,
  ),
  part(
    'queue_item',
    QUEUE_ITEM,
    OF_CONVERSATION,
    (turns) => turns.flatMap(({ write }) => (write.enqueue ? [write] : [])),
    // A conversation has one unfinished item: enqueued once more, it keeps its id and its time.
    (names, rows) => `insert into queue_items (${names}) select ${names} from ${rows}`,
    `on conflict (conversation_id) where status <> 'done' do update set queue = excluded.queue, skills = excluded.skills,
        skill_names = excluded.skill_names, priority = excluded.priority, preferred_agent = excluded.preferred_agent,
        preferred_until = excluded.preferred_until, status = 'waiting', agent = null, claimed_at = null, lease_until = null`,
  ),
  part(
    'turn',
    TURN,
    OF_CONVERSATION,
    (turns) => turns.map(({ write }) => write),
    (names, rows) => `insert into turns (${names}) select ${names} from ${rows} order by ord`,
  ),
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
