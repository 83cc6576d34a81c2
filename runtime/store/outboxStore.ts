import { sql } from 'kysely'
import type { HostEvents } from '../inbound/HostEvents.ts'
import type { OutboxItem, OutboxStore, PutOff } from '../outbox/OutboxStore.ts'
import type { Database } from './Database.ts'
import { isAsSeen as asSeen } from './lineage.ts'
import { deliveryEvents, fareOf, missed, noteStatuses, withReceipt } from './sentMessages.ts'
import type { Tables } from './tables.ts'

/** The first of its kind in its conversation that is neither delivered (those are deleted) nor dead. One lookup in `outbox_order`. */
const IS_FIRST = sql<boolean>`o.n = (
  select min(e.n) from outbox e where e.conversation_id = o.conversation_id and e.kind = o.kind and e.died_at is null)`

/** No delivery or call is put off for longer than this: what is due later was written by a clock that was ahead, and is due now. */
const LONGEST_WAIT_MS = 60 * 60_000

export function createOutboxStore(database: Database, events: HostEvents): OutboxStore {
  const { kysely } = database
  const isAsSeen = asSeen(database)
  return {
    claimDue: async (now, limit, leaseUntil) => {
      // The attempt counts from its claim: an item that kills its host every time comes to an end too.
      const { rows } = await sql<OutboxRow & { readonly names: readonly string[] | null }>`
        with claimed as (
          update outbox set due_at = ${leaseUntil}, attempts = attempts + 1
          where id = any (array(
            select o.id from outbox o where o.died_at is null and o.due_at <= ${now} and ${isAsSeen} and ${IS_FIRST}
            order by o.due_at limit ${limit} for update skip locked
          )) returning *
        )
        select c.*, (
          select json_agg(a.name order by a.seen_at desc) from aliases a where a.channel = c.target and a.address = c.address
        ) as names from claimed c order by c.n`.execute(kysely)
      return rows.map((row) => ({ ...readItem({ ...row, attempts: row.attempts - 1 }), names: row.names ?? [] }))
    },
    renew: async (held, leaseUntil) => {
      const list = JSON.stringify(held.map(({ id, attempts }) => ({ id, attempts: attempts + 1 })))
      await sql`
        update outbox as o set due_at = ${leaseUntil}
        from json_to_recordset(${list}::text::json) as held(id text, attempts integer)
        where o.id = held.id and o.attempts = held.attempts and o.died_at is null`.execute(kysely)
    },
    bringForward: async (now) => {
      await kysely
        .updateTable('outbox')
        .set({ due_at: now })
        .where('died_at', 'is', null)
        .where('due_at', '>', now + LONGEST_WAIT_MS)
        .execute()
    },
    delivered: async ({ id, attempts }, receipt) => {
      if (receipt !== undefined) {
        const gone = sql`delete from outbox where id = ${id} and attempts = ${attempts + 1}`
        const { rows } = await withReceipt(gone, receipt, database.clock()).execute(kysely)
        return events.publish(deliveryEvents(rows))
      }
      await kysely
        .deleteFrom('outbox')
        .where('id', '=', id)
        .where('attempts', '=', attempts + 1)
        .execute()
    },
    retryAt: async ({ id, attempts }, at, error, why = 'failed') => {
      await sql`
        update outbox set error = ${error}, settled = attempts, ${putOff(at, why)}
        where id = ${id} and attempts = ${attempts + 1}`.execute(kysely)
    },
    took: async ({ id, attempts }, sent, receipt) => {
      if (receipt !== undefined) {
        const moved = sql`update outbox set sent = ${sent}, doubts = 0 where id = ${id} and attempts = ${attempts + 1}`
        const { rows } = await withReceipt(moved, receipt, database.clock()).execute(kysely)
        events.publish(deliveryEvents(rows))
        return rows.length > 0
      }
      const { numUpdatedRows } = await kysely
        .updateTable('outbox')
        .set({ sent, doubts: 0 })
        .where('id', '=', id)
        .where('attempts', '=', attempts + 1)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    told: async (bubbles, at) => {
      if (bubbles.length === 0) return
      // Whoever has one under way keeps it, and hears of this when its try comes to nothing.
      const { numAffectedRows = 0n } = await sql`
        update outbox as o set sent = told.bubble + 1, doubts = 0, died_at = null,
          due_at = case when o.settled = o.attempts or o.died_at is not null then least(o.due_at, ${at}::bigint) else o.due_at end
        from (
          select id, max(bubble) as bubble from json_to_recordset(${JSON.stringify(bubbles)}::text::json) as t(id text, bubble integer) group by id
        ) as told
        where o.id = told.id and o.sent <= told.bubble`.execute(kysely)
      if (numAffectedRows > 0n) events.publish([{ type: 'wake', what: 'outbox' }])
    },
    noteStatuses: async (told) => {
      const changed = await noteStatuses(database, told, database.clock())
      events.publish(deliveryEvents(changed))
      return changed
    },
    missed: (channel, externalId) => missed(database, channel, externalId),
    fareOf: (ids) => fareOf(database, ids),
    dead: async ({ id, attempts }, at, error) => {
      await kysely
        .updateTable('outbox')
        .set({ died_at: at, error })
        .where('id', '=', id)
        .where('attempts', '=', attempts + 1)
        .execute()
    },
    giveUp: async (target, address, at, error) => {
      await kysely
        .updateTable('outbox')
        .set({ died_at: at, error })
        .where('kind', '=', 'message')
        .where('target', '=', target)
        .where('address', '=', address)
        .where('died_at', 'is', null)
        .execute()
    },
    listDead: async (limit) => {
      const rows = await kysely
        .selectFrom('outbox')
        .selectAll()
        .where('died_at', 'is not', null)
        .orderBy('died_at', 'desc')
        .orderBy('n', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ ...readItem(row), error: row.error ?? '', diedAt: row.died_at ?? 0 }))
    },
    revive: async (id, at) => {
      const { numUpdatedRows } = await kysely
        .updateTable('outbox')
        .set({ died_at: null, due_at: at, attempts: 0, settled: 0, excused: 0, doubts: 0 })
        .where('id', '=', id)
        .where('died_at', 'is not', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      events.publish([{ type: 'wake', what: 'outbox' }])
      return true
    },
    nextDueAt: async () => {
      const { rows } = await sql<{ due_at: number }>`
        select o.due_at from outbox o where o.died_at is null and ${isAsSeen} and ${IS_FIRST} order by o.due_at limit 1`.execute(
        kysely,
      )
      return rows[0]?.due_at ?? null
    },
    counts: async () => {
      const { rows } = await sql<{ waiting: number; dead: number }>`
        select (select count(*) from outbox where died_at is null) as waiting,
          (select count(*) from outbox where died_at is not null) as dead`.execute(kysely)
      return rows[0] ?? { waiting: 0, dead: 0 }
    },
  }
}

/** What a try leaves behind that did not get through. */
function putOff(at: number, why: PutOff) {
  if (why === 'failed') return sql`due_at = ${at}`
  if (why === 'throttled') return sql`due_at = ${at}, excused = excused + 1`
  // Told of before anybody doubted it: the rest can go on.
  const isTold = sql`sent > ${why.doubted}`
  return sql`due_at = case when ${isTold} then 0 else ${at}::bigint end, doubts = case when ${isTold} then 0 else doubts + 1 end`
}

type Counted = 'n' | 'attempts' | 'sent' | 'settled' | 'excused' | 'doubts'
type OutboxRow = Omit<Tables['outbox'], Counted> & { readonly [column in Counted]: number }

function readItem(row: OutboxRow): Omit<OutboxItem, 'names'> {
  return {
    id: row.id,
    kind: row.kind,
    conversationId: row.conversation_id,
    target: row.target,
    address: row.address,
    payload: row.payload,
    attempts: row.attempts,
    expiresAt: row.expires_at,
    progress: {
      sent: row.sent,
      excused: row.excused,
      doubts: row.doubts,
      isInterrupted: row.settled < row.attempts,
    },
  }
}
