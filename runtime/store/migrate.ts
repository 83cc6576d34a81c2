import { AppError } from '../AppError.ts'
import type { Database } from './Database.ts'
import { MIGRATIONS } from './migrations/migrations.ts'

/** Any number that nothing else on this database uses. */
const LOCK = 758_203_917

/** Brings the tables up to date, in one transaction; hosts that start together do it one after the other. Throws `missingConfiguration` when a newer version was here. */
export async function migrate(database: Database): Promise<void> {
  let isDone = false
  await database.script(
    `select pg_advisory_xact_lock(${LOCK});
     set local client_min_messages = warning; create table if not exists migrations (name text primary key, at timestamptz not null default now());
     select name from migrations order by name`,
    (rows) => {
      if (isDone) return null
      isDone = true
      const applied = new Set(rows.map(({ name }) => String(name)))
      const unknown = [...applied].find((name) => !MIGRATIONS.some((migration) => migration.name === name))
      if (unknown)
        throw new AppError('missingConfiguration', {
          detail: `The database was used by a newer version of Usher (migration "${unknown}" is unknown here). Start that version, or use another database.`,
        })
      const missing = MIGRATIONS.filter(({ name }) => !applied.has(name))
      if (missing.length === 0) return null
      return missing.map(({ name, sql }) => `${sql}; insert into migrations (name) values ('${name}');`).join('\n')
    },
  )
}
