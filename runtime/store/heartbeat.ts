import { randomUUID } from 'node:crypto'
import type { Database } from './Database.ts'

/** Hosts that did not write for so long are forgotten. */
const FORGOTTEN_MS = 24 * 60 * 60_000
const BEAT = `with gone as (delete from hosts where seen_at < $2::bigint)
  insert into hosts (id, seen_at) values ($1::text, $3::bigint) on conflict (id) do update set seen_at = excluded.seen_at`

/** Writes a row of this host's own, as a message's turn is written: where that can be done, messages can be stored. */
export function createHeartbeat(database: Database): () => Promise<void> {
  const id = randomUUID()
  return async () => {
    const now = database.clock()
    await database.inOneTrip({ text: BEAT, values: [id, now - FORGOTTEN_MS, now] })
  }
}
