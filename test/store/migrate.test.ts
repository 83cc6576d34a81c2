import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database, Row } from '../../runtime/store/Database.ts'
import { migrate } from '../../runtime/store/migrate.ts'
import { MIGRATIONS, type Migration } from '../../runtime/store/migrations/migrations.ts'
import { openStoreOn } from '../../runtime/store/openStore.ts'
import { openPostgres } from '../../runtime/store/postgres/PostgresDatabase.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { enqueueFrom, messageFrom, NOON, turnsOf } from './turnOf.ts'

/** Those of the last version that did not say whether they break. */
const FIRST = MIGRATIONS.slice(0, 6)
const WIDER: Migration = { name: '9001-wider', breaks: false, sql: 'create table wider (id text primary key)' }
const OTHER: Migration = { name: '9003-other', breaks: true, sql: 'alter table hosts rename to machines' }

let url: string
let database: Database
beforeEach(async () => {
  url = await createTestDatabase()
  database = openPostgres(url, 1)
})
afterEach(() => database.close())

const ask = (text: string): Promise<readonly Row[]> => database.inOneTrip({ text, values: [] })
const names = async (table: string) => (await ask(`select name from ${table} order by name`)).map(({ name }) => name)

/** What a host of that version did when it started. */
async function startAsAtFirst(): Promise<void> {
  let isDone = false
  await database.script(
    `select pg_advisory_xact_lock(758203917);
     set local client_min_messages = warning; create table if not exists migrations (name text primary key, at timestamptz not null default now());
     select name from migrations order by name`,
    (rows) => {
      if (isDone) return null
      isDone = true
      const applied = rows.map(({ name }) => String(name))
      const unknown = applied.find((name) => !FIRST.some((migration) => migration.name === name))
      if (unknown !== undefined) throw new Error(`${unknown} is unknown here`)
      return FIRST.filter(({ name }) => !applied.includes(name))
        .map(({ name, sql }) => `${sql}; insert into migrations (name) values ('${name}');`)
        .concat('select 1')
        .join('\n')
    },
  )
}

describe('a host of a version before', () => {
  test('starts again, and again, on a database that a newer one has only expanded; so does the newer one afterwards', async () => {
    await startAsAtFirst()
    for (const known of [[...MIGRATIONS, WIDER], MIGRATIONS, [...MIGRATIONS, WIDER]]) {
      await migrate(database, known)
      await startAsAtFirst()
    }
    expect(await names('applied_migrations')).toEqual([...MIGRATIONS, WIDER].map(({ name }) => name))
    expect(await ask('select id from wider')).toEqual([])
  })

  test('makes a database that a newer one takes on, and the other way round', async () => {
    await migrate(database, [...MIGRATIONS, WIDER])
    await startAsAtFirst()
    expect(await names('migrations')).toEqual(FIRST.map(({ name }) => name))
  })

  test('refuses one that a newer one has changed under it, names the change and says what to do; nothing is changed', async () => {
    await migrate(database, [...MIGRATIONS, WIDER, OTHER])
    await expect(migrate(database, [...MIGRATIONS, WIDER])).rejects.toMatchObject({
      code: 'missingConfiguration',
      message: expect.stringMatching(/by its migration "9003-other".*Start that version or a later one/),
    })
    await expect(startAsAtFirst()).rejects.toThrow('9003-other is unknown here')
    await migrate(database, [...MIGRATIONS, WIDER, OTHER])
    expect(await ask('select id from machines')).toEqual([])
  })
})

test('hosts that start together apply each migration once', async () => {
  await Promise.all([1, 2, 3].map(() => migrate(database, [...MIGRATIONS, WIDER])))
  expect(await names('applied_migrations')).toHaveLength(MIGRATIONS.length + 1)
})

test('a migration that waits for a report keeps nobody else waiting', async () => {
  await migrate(database, MIGRATIONS)
  const { promise: reported, resolve: endReport } = Promise.withResolvers<void>()
  const sql = postgres(url, { max: 2 })
  const report = sql.begin(async (reading) => {
    await reading`select count(*) from hosts`
    await reported
  })
  await sql`select 1`
  const column = { ...WIDER, sql: 'alter table hosts add column wider text' }
  const migrated = migrate(database, [...MIGRATIONS, column])
  await expect
    .poll(async () => (await sql`select 1 from pg_locks where relation = 'hosts'::regclass and not granted`).length)
    .toBe(1)
  await sql`insert into hosts (id, seen_at) values ('a', 1)`
  endReport()
  await report
  await migrated
  expect(await ask('select id, wider from hosts')).toEqual([{ id: 'a', wider: null }])
  await sql.end()
})

test('a migration that fails leaves the database as it was', async () => {
  await migrate(database, MIGRATIONS)
  const broken: Migration = { name: '9002-broken', breaks: false, sql: 'create table half (id text); select nothing' }
  await expect(migrate(database, [...MIGRATIONS, WIDER, broken])).rejects.toMatchObject({ code: '42703' })
  expect(await names('applied_migrations')).toEqual(MIGRATIONS.map(({ name }) => name))
  expect(await ask("select to_regclass('half') as half, to_regclass('wider') as wider")).toEqual([
    { half: null, wider: null },
  ])
})

test('the statements that a connection has prepared go on when a newer host adds columns to their tables', async () => {
  const store = await openStoreOn(database)
  const ada = { id: 'ada', skills: {} }
  const taken = async () => (await store.queues.claim(['general'], ada, NOON, NOON + 60_000, {}))?.id ?? ''
  for (const round of [1, 2, 3]) {
    await enqueueFrom(store.turns, `known-${round}`, { queue: 'general' })
    const stranger = messageFrom(`stranger-${round}`, 'm-1')
    expect(await store.turns.runStrangers([stranger], (loaded) => turnsOf([stranger], loaded))).toEqual(['written'])
    expect(await store.queues.transfer(await taken(), 'ada', { queue: 'general' }, NOON)).not.toBeNull()
    expect(await store.queues.complete(await taken(), 'ada', null, NOON)).not.toBeNull()
    for (const { of } of await ask('select tablename as of from pg_tables where schemaname = current_schema()'))
      await ask(`alter table ${of} add column later_${round} text`)
  }
})

/** Everything that statements of a version rely on. What may be left out of an insert is noted: it stays so. */
const SHAPE = `
select 'column' as kind, table_name || '.' || column_name || ' ' || data_type
    || case when is_nullable = 'YES' then ' or null' else '' end || coalesce(' = ' || column_default, '')
    || ' ' || is_identity || ' ' || is_generated as what,
  table_name as of, is_nullable = 'YES' or column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS' as optional
from information_schema.columns where table_schema = current_schema()
union all select 'constraint', conrelid::regclass || ': ' || pg_get_constraintdef(oid), conrelid::regclass::text, false
from pg_constraint where connamespace = current_schema()::regnamespace and contype <> 'n'
union all select 'index', indexdef, tablename, indexdef not like 'CREATE UNIQUE %'
from pg_indexes where schemaname = current_schema()`

test('what is said to expand only adds: every column, constraint and index of before stays, and what is new asks nothing of an old statement', async () => {
  await migrate(database, FIRST)
  let before = await ask(SHAPE)
  for (let count = FIRST.length + 1; count <= MIGRATIONS.length; count += 1) {
    await migrate(database, MIGRATIONS.slice(0, count))
    const after = await ask(SHAPE)
    const { name, breaks } = MIGRATIONS[count - 1] ?? WIDER
    const gone = before.filter(({ what }) => !after.some((other) => other.what === what))
    const tables = new Set(before.map((row) => row.of))
    const demands = after.filter(
      ({ what, of, optional }) => tables.has(of) && optional === false && !before.some((other) => other.what === what),
    )
    if (!breaks) expect({ name, gone, demands }).toEqual({ name, gone: [], demands: [] })
    before = after
  }
  expect(before.length).toBeGreaterThan(80)
})
