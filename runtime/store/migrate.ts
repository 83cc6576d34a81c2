import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../AppError.ts'
import type { Database } from './Database.ts'
import { databaseErrorCode } from './databaseError.ts'
import type { Migration } from './migrations/migrations.ts'

/** Any number that nothing else on this database uses. */
const LOCK = 758_203_917

/**
 * So long a migration waits for a table, and so long it leaves it alone then: whoever asks for the table behind it waits as well, and what it waits for may be a report that takes a minute. Turns
 * give up after three seconds. It is far less than the second after which PostgreSQL looks for deadlocks: whoever holds the one table and waits for the other must not be the one that is given up.
 */
const WAIT_MS = 100
const PAUSE_MS = 500
/** A report is over by then. */
const TRIES = 200
const LOCK_TIMEOUT = '55P03'

/**
 * The names are in `applied_migrations`. `migrations` shows those that break, and was the table itself once: hosts of that time refuse a database in which they see a name that they do not know, so
 * they are not shown what they can live with.
 */
const NAMES = `
select pg_advisory_xact_lock(${LOCK});
set local client_min_messages = warning;
do $$ begin
  if to_regclass('applied_migrations') is null then
    create table if not exists migrations (name text primary key, at timestamptz not null default now());
    alter table migrations rename to applied_migrations;
    alter table applied_migrations add column breaks boolean not null default true;
    create view migrations as select name, at, breaks from applied_migrations where breaks;
  end if;
end $$;
select name, breaks from applied_migrations order by name`

/**
 * Brings the tables up to date, in one transaction; hosts that start together do it one after the other. Whatever a newer version has only added stays. Throws `missingConfiguration` when it has
 * made a change that hosts of this version cannot live with.
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(database, migrations)
    } catch (error) {
      const isBusy = error instanceof AppError && databaseErrorCode(error.cause) === LOCK_TIMEOUT
      if (!isBusy || attempt === TRIES) throw error
      await pause(PAUSE_MS)
    }
  }
}

async function attemptOnce(database: Database, migrations: readonly Migration[]): Promise<void> {
  let isDone = false
  await database.script(NAMES, (rows) => {
    if (isDone) return null
    isDone = true
    const applied = new Set(rows.map(({ name }) => String(name)))
    const known = new Set(migrations.map(({ name }) => name))
    const refused = rows.find(({ name, breaks }) => breaks === true && !known.has(String(name)))
    if (refused !== undefined)
      throw new AppError('missingConfiguration', {
        detail: `A newer version of Usher has changed the database, by its migration "${refused.name}", in a way that this version cannot work with. Start that version or a later one, or give this one a backup from before (or another database).`,
      })
    const missing = migrations.filter(({ name }) => !applied.has(name))
    if (missing.length === 0) return null
    const steps = missing.map(
      ({ name, breaks, sql }) => `${sql}; insert into applied_migrations (name, breaks) values ('${name}', ${breaks});`,
    )
    return [`set local lock_timeout = ${WAIT_MS};`, ...steps].join('\n')
  })
}
