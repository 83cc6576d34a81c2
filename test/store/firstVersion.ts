import type { Database } from '../../runtime/store/Database.ts'
import { MIGRATIONS } from '../../runtime/store/migrations/migrations.ts'

/** When the first version was in use: before everything that other tests store. */
const THEN = Date.UTC(2026, 0, 5, 9)

/** What it stored of each sender: the turn's source as it was named then. */
export const FIRST_SOURCES = {
  'old-ada': ['m:web:m-1', 't:t_old.1', 'm:web:m-2'],
  // Ids that look like what sources are named today, of this and of another sender.
  'old:bob%': ['m:web:old-ada:m-1', 'm:web:old%3Abob%25:m-1', 'a:c_old:bob%:m:web:m-1'],
  'old-zh 你好': ['m:web:你好:👍'],
} as const

export const firstConversation = (address: string): string => `c_${address}`

/** Leaves a database as the first version of Usher would have: its tables, and a few conversations. */
export async function leaveFirstVersion(database: Database): Promise<void> {
  const [first] = MIGRATIONS
  let isDone = false
  await database.script(
    `create table migrations (name text primary key, at timestamptz not null default now()); ${first?.sql};
     insert into migrations (name) values ('${first?.name}'); ${Object.entries(FIRST_SOURCES).map(rowsOf).join('\n')} select 1`,
    () => {
      isDone = true
      return null
    },
  )
  if (!isDone) throw new Error('The first version left nothing.')
}

function rowsOf([address, sources]: readonly [string, readonly string[]]): string {
  const id = firstConversation(address)
  const turns = sources.map(
    (source, index) =>
      `('t_${source}', '${source}', '${id}', ${index + 1}, ${THEN + index}, 'r0', 'flow', '{"type":"message","text":"hello"}', '[]', '[]', 'flow')`,
  )
  return `
    insert into contacts (id, tags, attributes) values ('u_${address}', '[]', '{}');
    insert into addresses values ('web', '${address}', 'u_${address}', '${id}', false);
    insert into conversations (id, contact_id, channel, address, owner, started_at, last_activity_at, turns)
      values ('${id}', 'u_${address}', 'web', '${address}', 'flow', ${THEN}, ${THEN + sources.length}, ${sources.length});
    insert into turns (id, source, conversation_id, seq, at, release, handled_by, event, effects, trace, owner)
      values ${turns.join(', ')};`
}
