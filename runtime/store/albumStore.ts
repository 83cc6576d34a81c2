import { sql } from 'kysely'
import type { AlbumStore, TakenAlbum } from '../inbound/AlbumStore.ts'
import type { Arrival } from '../inbound/Arrival.ts'
import type { Database } from './Database.ts'

type Row = { readonly turn: string; readonly arrival: Arrival }

export function createAlbumStore({ kysely }: Database): AlbumStore {
  return {
    keep: async (parts, dueAt) => {
      await kysely
        .insertInto('album_parts')
        .values(
          parts.map(({ arrival, channel, address, album }) => ({
            source: arrival.source,
            channel,
            address,
            album,
            arrival: sql<Arrival>`${JSON.stringify(arrival)}::text::json`,
            due_at: dueAt,
            turn: null,
          })),
        )
        .onConflict((conflict) => conflict.column('source').doNothing())
        .execute()
    },
    claimDue: async (now, limit, leaseUntil, only) => {
      const wanted = only
        ? sql`p.channel = ${only.channel} and p.address = ${only.address} and (p.turn is null or p.due_at <= ${now})`
        : sql`p.due_at <= ${now}`
      // The first part stands for its album: two hosts that lock different parts of one would wait for each other. Parts that were taken up together stay together, and those
      // that came later are another album.
      const { rows } = await sql<Row>`
        with due as (
          select p.source, p.channel, p.address, p.album, p.turn from album_parts p
          where p.arrival is not null and ${wanted} and not exists (
            select from album_parts q where q.channel = p.channel and q.address = p.address and q.album = p.album
              and q.arrival is not null and q.turn is not distinct from p.turn and q.n < p.n)
          order by p.due_at limit ${limit} for update skip locked
        )
        update album_parts p set due_at = ${leaseUntil}, turn = coalesce(due.turn, due.source)
        from due where p.channel = due.channel and p.address = due.address and p.album = due.album
          and p.arrival is not null and p.turn is not distinct from due.turn
        returning p.turn, p.arrival`.execute(kysely)
      return albumsOf(rows)
    },
    renew: async (albums, leaseUntil) => {
      const turns = albums.map(({ turn }) => turn)
      await kysely.updateTable('album_parts').set({ due_at: leaseUntil }).where('turn', 'in', turns).execute()
    },
    done: async (turn) => {
      await kysely.updateTable('album_parts').set({ arrival: null }).where('turn', '=', turn).execute()
    },
    nextDueAt: async () => {
      const row = await kysely
        .selectFrom('album_parts')
        .select('due_at')
        .where('arrival', 'is not', null)
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst()
      return row?.due_at ?? null
    },
  }
}

/** Parts may come out of their order, over several connections; platforms number them. */
const BY_NUMBER = new Intl.Collator('en', { numeric: true })

function albumsOf(rows: readonly Row[]): readonly TakenAlbum[] {
  const parts = Map.groupBy(rows, ({ turn }) => turn)
  return [...parts].map(([turn, own]) => ({
    turn,
    parts: own.map(({ arrival }) => arrival).sort((a, b) => BY_NUMBER.compare(a.source, b.source)),
  }))
}
