import { type RawBuilder, sql } from 'kysely'
import type { HostEvents } from '../inbound/HostEvents.ts'
import type { Lineage, PutBack } from '../outbox/Lineage.ts'
import type { Database } from './Database.ts'

/*
 * A database is taken for one that was put back when it is another than the one that hosts saw: another cluster, another database of it (`create database … template`), files in another place (the
 * embedded one, copied back), a row that statements have copied (pg_dump); or when it is the same after a recovery, on a new timeline, and nobody has seen it for a while. A failover begins a
 * timeline too, but hosts saw the database moments before. Or when it says itself that it was last seen long before this host saw it.
 * What cannot be told from a night without hosts: the files of a server, snapshot and put back in the same place without a recovery to a new timeline.
 */

/** A failover takes less: hosts look every few seconds, and managers act within a minute. */
const GAP_MS = 2 * 60_000

const NOW = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`
/** Any role may ask these. */
const TIMELINE = sql`substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)`
const identityOf = (place: string | null): RawBuilder<unknown> => sql`(
  (select system_identifier::text from pg_control_system())
  || '/' || (select oid::text from pg_database where datname = current_database()) || '/' || ${place ?? ''}::text)`
const XID = sql`pg_current_xact_id()::text::bigint`

/** Whether the row `l` is of another database than this, or of another time. `xmin` has 32 bits. */
const isPutBack = (place: string | null): RawBuilder<unknown> => sql`(
  l.identity <> ${identityOf(place)} or l.xid % 4294967296 <> l.xmin::text::bigint
  or (l.timeline <> ${TIMELINE} and ${NOW} - l.seen_at > ${sql.lit(GAP_MS)}))`

/**
 * A condition for claiming: the database is where it was. Asked with every claim, for a tenth of a millisecond, since a server's database may be put back under a host that runs. An embedded one
 * cannot be, and has only one connection, so what the last look has found is enough.
 */
export const isAsSeen = ({ place }: Pick<Database, 'place'>): RawBuilder<boolean> => sql<boolean>`
  not exists (select from lineage l where l.held_since is not null ${place === null ? sql`or ${isPutBack(place)}` : sql``})`

export function createLineage(database: Database, events: HostEvents): Lineage {
  const { kysely, reports, place } = database
  /** the time at which this host saw it last */
  let seenAt = 0

  return {
    look: async () => {
      const isNoticed = sql`l.held_since is null and (${isPutBack(place)} or l.seen_at < ${seenAt - GAP_MS})`
      const { rows } = await sql<Row>`
        insert into lineage as l (identity, timeline, xid, seen_at)
        values (${identityOf(place)}, ${TIMELINE}, ${XID}, ${NOW})
        on conflict (is_only) do update set identity = excluded.identity, timeline = excluded.timeline, xid = excluded.xid,
          seen_at = excluded.seen_at,
          held_since = case when ${isNoticed} then excluded.seen_at else l.held_since end,
          restored_to = case when ${isNoticed} then l.seen_at else l.restored_to end
        returning seen_at, held_since, restored_to`.execute(kysely)
      seenAt = rows[0]?.seen_at ?? seenAt
      return readHeld(rows[0])
    },
    held: async () => {
      const { rows } = await sql<Row>`select seen_at, held_since, restored_to from lineage`.execute(kysely)
      return readHeld(rows[0])
    },
    resume: async (discardDueBefore) => {
      // A call that is not made has failed: its conversation goes on by the exit for that. What has been tried is due when it shall be tried again, but was due before the time that the database knows of.
      const { rows } = await sql<{ resumed: number; messages: number; calls: number }>`
        with resumed as (
          update lineage set held_since = null, restored_to = null, xid = ${XID} where held_since is not null returning 1
        ), given_up as (
          update outbox set died_at = case when kind in ('message', 'centre') then ${NOW} end,
            expires_at = case when kind in ('message', 'centre') then expires_at else ${NOW} end,
            error = 'given up when the database had been restored'
          where died_at is null and exists (select from resumed)
            and case when attempts > 0 then least(due_at, (select restored_to from lineage)) else due_at end < ${discardDueBefore}::bigint
          returning kind
        )
        select (select count(*) from resumed) as resumed,
          count(*) filter (where kind in ('message', 'centre')) as messages, count(*) filter (where kind in ('bot', 'request')) as calls
        from given_up`.execute(reports)
      const [row] = rows
      if (row === undefined || row.resumed === 0) return null
      events.publish([
        { type: 'wake', what: 'outbox' },
        { type: 'wake', what: 'timers' },
      ])
      return { messages: row.messages, calls: row.calls }
    },
  }
}

type Row = { readonly seen_at: number; readonly held_since: number | null; readonly restored_to: number | null }

const readHeld = (row: Row | undefined): PutBack | null =>
  row === undefined || row.held_since === null || row.restored_to === null
    ? null
    : { since: row.held_since, restoredTo: row.restored_to }
