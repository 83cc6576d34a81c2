import { AppError } from '../AppError.ts'
import type { Database } from './Database.ts'
import type { Migration } from './migrations/migrations.ts'

/** Any number that nothing else on this database uses. */
const LOCK = 758_203_917

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
    return missing
      .map(
        ({ name, breaks, sql }) =>
          `${sql}; insert into applied_migrations (name, breaks) values ('${name}', ${breaks});`,
      )
      .join('\n')
  })
}
