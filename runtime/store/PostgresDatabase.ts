import { Kysely } from 'kysely'
import { PostgresJSDialect } from 'kysely-postgres-js'
import type { Database, Query, Row } from './Database.ts'
import { asUnavailable } from './databaseError.ts'
import { type Lease, PostgresPool, postgresClient } from './PostgresPool.ts'
import type { Tables } from './tables.ts'

const CHANNEL = 'usher'
const PREPARED = { prepare: true, simple: false }

/** A server, reached through postgres.js. Holds up to `maxConnections` connections, and two more to notify and to listen. */
export function openPostgres(url: string, maxConnections: number): Database {
  const pool = new PostgresPool(url, maxConnections)
  // Notifying takes one lock for the whole server until its commit is on disk. Here that commit waits for no disk, and no message waits for the notification.
  const bus = postgresClient(url, () => {}, { synchronous_commit: 'off' })
  return {
    kysely: new Kysely<Tables>({ dialect: new PostgresJSDialect({ postgres: () => pool }) }),
    inTwoTrips: async (load, decide) => {
      const lease = await pool.reserve()
      try {
        // Not awaited one by one: the driver sends what is issued together in one packet.
        const loading = [run(lease, { text: 'begin', values: [] }), ...load.map((query) => run(lease, query))]
        const [, ...rows] = await settled(loading)
        const { write, result } = decide(rows)
        const commit: Query = { text: 'commit', values: [] }
        const [written] = await settled([...(write ? [write] : []), commit].map((query) => run(lease, query)))
        return result(written ?? [])
      } catch (error) {
        // After a failed write the commit has rolled back already, and this only warns.
        await run(lease, { text: 'rollback', values: [] }).catch(() => {})
        throw error
      } finally {
        lease.release()
      }
    },
    script: async (first, next) => {
      const lease = await pool.reserve()
      try {
        let rows = lastRows(await lease.unsafe(`begin; ${first}`))
        for (let text = next(rows); text !== null; text = next(rows)) rows = lastRows(await lease.unsafe(text))
        await lease.unsafe('commit')
      } catch (error) {
        await lease.unsafe('rollback').catch(() => {})
        throw error
      } finally {
        lease.release()
      }
    },
    notify: async (payloads) => {
      const list = JSON.stringify(payloads)
      await bus.unsafe(`select pg_notify('${CHANNEL}', value) from json_array_elements_text($1::text::json)`, [list], {
        prepare: true,
      })
    },
    listen: async (listener) => {
      await bus.listen(CHANNEL, listener).catch((error: unknown) => {
        throw asUnavailable(error)
      })
    },
    close: async () => {
      await Promise.all([pool.end(), bus.end({ timeout: 5 })])
    },
  }
}

async function run(lease: Lease, query: Query): Promise<readonly Row[]> {
  return lease.unsafe(query.text, [...query.values], PREPARED)
}

/** Waits for all, so that none is still under way when the connection goes back; throws the first error, which is the cause of those after it. */
async function settled<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(promises)
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}

/** The driver gives an array of results for a text of several statements, a result for one. */
function lastRows(result: readonly unknown[]): readonly Row[] {
  const last = result.at(-1)
  return (Array.isArray(last) ? last : result) as readonly Row[]
}
