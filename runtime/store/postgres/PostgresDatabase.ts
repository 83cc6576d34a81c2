import { Kysely, PostgresDialect } from 'kysely'
import { AppError } from '../../AppError.ts'
import type { Database, Query, Row } from '../Database.ts'
import { createMeasuredClock } from '../databaseClock.ts'
import type { Tables } from '../tables.ts'
import { lastResult, openConnection, type Result } from './Connection.ts'
import { createHostBus } from './HostBus.ts'
import { type Lease, PostgresPool } from './PostgresPool.ts'
import { createPrimary, type Primary } from './Primary.ts'
import { parseServers } from './parseServers.ts'
import { together } from './together.ts'

const BEGIN: Query = { text: 'begin', values: [] }
const COMMIT: Query = { text: 'commit', values: [] }
/** A round trip of a turn: longer than `lock_timeout`, so that the server's own word comes first. */
const TRIP_MS = 5_000
/** One that queues, deliveries and timers live by: a worker that waits for longer would be taken for one that is stuck. */
const STATEMENT_MS = 10_000
/** As the server's own `statement_timeout` says, and a little more. */
const REPORT_MS = 65_000
/** Migrations of large tables. */
const SCRIPT_MS = 60 * 60_000

/** A server, or the one of several that may write. Holds up to `maxConnections` connections, and two more to notify and to listen. */
export function openPostgres(url: string, maxConnections: number): Database {
  const clock = createMeasuredClock()
  const primary = createPrimary(parseServers(url), Math.random, (server, settings, signal) =>
    openConnection(server, settings, signal, clock),
  )
  const pool = new PostgresPool(primary, maxConnections)
  const bus = createHostBus(primary)
  return {
    clock: clock.now,
    // It is connected to again for as long as it takes.
    lost: new Promise(() => {}),
    kysely: kyselyOn(pool, STATEMENT_MS),
    reports: kyselyOn(pool, REPORT_MS),
    inTwoTrips: (load, decide) =>
      withLease(pool, async (lease) => {
        // Statements that give no rows have no result of their own: what `load` gave comes last.
        const loaded = resultsOf(await lease.ask(together(lease, [BEGIN, ...load]), null, TRIP_MS))
        const { write, result } = decide(loaded.slice(-load.length).map(({ rows }) => rows))
        const written = resultsOf(await lease.ask(together(lease, [...(write ? [write] : []), COMMIT]), null, TRIP_MS))
        return result(write === null ? [] : (written.at(-2)?.rows ?? []))
      }),
    inOneTrip: (query) =>
      withLease(pool, async (lease) => lastResult(await lease.ask(together(lease, [query]), null, TRIP_MS)).rows),
    script: (first, next) =>
      withLease(pool, async (lease) => {
        await lease.ask('set statement_timeout = 0; set lock_timeout = 0', null, TRIP_MS)
        try {
          let rows = lastResult(await lease.ask(`begin; ${first}`, null, SCRIPT_MS)).rows
          for (let text = next(rows); text !== null; text = next(rows))
            rows = lastResult(await lease.ask(text, null, SCRIPT_MS)).rows
          await lease.ask('commit', null, SCRIPT_MS)
        } finally {
          // Its settings are those of a script: it is not used for anything else.
          lease.cut()
        }
      }),
    place: null,
    notify: bus.notify,
    listen: bus.listen,
    backup: () =>
      Promise.reject(
        new AppError('notImplemented', {
          detail: 'This host keeps its data in PostgreSQL: use its own tools, pg_basebackup or pgBackRest.',
        }),
      ),
    refuseUnfit: () => refuseTransactionPooling(primary),
    close: async () => {
      primary.close()
      bus.close()
      await pool.end()
    },
  }
}

const kyselyOn = (pool: PostgresPool, deadline: number): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool.forKysely(deadline) }) })

/** Where `work` fails, whatever it left open on the connection is undone; a connection that does not even answer that is cut by its deadline. */
async function withLease<T>(pool: PostgresPool, work: (lease: Lease) => Promise<T>): Promise<T> {
  const lease = await pool.reserve()
  try {
    return await work(lease)
  } catch (error) {
    // Where a message of several statements fails, those behind it are not run: the transaction is still open, and a statement may not be prepared that is noted as such.
    if (!lease.isLost()) await lease.ask('rollback; deallocate all', null, TRIP_MS).catch(() => lease.cut())
    lease.prepared.clear()
    throw error
  } finally {
    lease.release()
  }
}

const resultsOf = (results: Result | readonly Result[]): readonly Result[] =>
  Array.isArray(results) ? (results as readonly Result[]) : [results as Result]

/**
 * A pooler that hands a session on between transactions loses the settings, the prepared statements and the notifications of a host. It shows when two connections that are both open are
 * served by one backend, or one by several.
 */
async function refuseTransactionPooling(primary: Primary): Promise<void> {
  const first = await primary.connect()
  const second = await primary.connect().catch((error: unknown) => {
    first.cut()
    throw error
  })
  try {
    const backends: Row['pid'][] = []
    // A pooler that hands the last session on gives both the same one; one that takes turns, another each time.
    for (const connection of [first, first, first, second, second, second]) {
      const { rows } = lastResult(await connection.ask('select pg_backend_pid() as pid', null, TRIP_MS))
      backends.push(rows[0]?.pid)
    }
    const countIn = (from: number, to: number): number => new Set(backends.slice(from, to)).size
    if (countIn(0, 3) === 1 && countIn(3, 6) === 1 && countIn(0, 6) === 2) return
    throw new AppError('missingConfiguration', {
      detail:
        'DATABASE_URL leads through a pooler that shares sessions between transactions (PgBouncer: pool_mode = transaction). Usher keeps prepared statements, settings and LISTEN in its sessions: use pool_mode = session, or connect to PostgreSQL itself.',
    })
  } finally {
    first.cut()
    second.cut()
  }
}
