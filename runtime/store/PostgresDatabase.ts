import { Kysely } from 'kysely'
import { PostgresJSDialect } from 'kysely-postgres-js'
import type { Database, Query, Row } from './Database.ts'
import { asUnavailable } from './databaseError.ts'
import { type Lease, PostgresPool, postgresClient } from './PostgresPool.ts'
import type { Tables } from './tables.ts'

const CHANNEL = 'usher'
const BEGIN: Query = { text: 'begin', values: [] }
const COMMIT: Query = { text: 'commit', values: [] }

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
        // Statements that give no rows have no result of their own: what `load` gave comes last.
        const loaded = await lease.unsafe(together(lease, [BEGIN, ...load]))
        const { write, result } = decide(loaded.slice(-load.length) as unknown as (readonly Row[])[])
        const written = lastRows(await lease.unsafe(together(lease, [...(write ? [write] : []), COMMIT])))
        return result(written)
      } catch (error) {
        // Where a message of several statements fails, those behind it are not run: the transaction is still open.
        await lease.unsafe('rollback').catch(() => {})
        throw error
      } finally {
        lease.release()
      }
    },
    inOneTrip: async (query) => {
      const lease = await pool.reserve()
      try {
        return lastRows(await lease.unsafe(together(lease, [query])))
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

/**
 * Several statements as one message of the simple protocol, each prepared once a connection. In the extended protocol the driver ends every statement with a Sync, and the server answers
 * each with a packet of its own: for a lone message's five statements that costs 0.1 ms of 0.9 on the way, and as much of this process's time.
 */
function together({ prepared }: Lease, queries: readonly Query[]): string {
  const prepares: string[] = []
  const executes = queries.map(({ text, values }) => {
    if (values.length === 0) return text
    let name = prepared.get(text)
    if (name === undefined) {
      name = `usher_${prepared.size}`
      prepared.set(text, name)
      prepares.push(`prepare ${name} as ${text}`)
    }
    return `execute ${name}(${values.map(literal).join(',')})`
  })
  return [...prepares, ...executes].join(';')
}

/** As the session's `standard_conforming_strings` reads it: nothing but the quote is special. */
function literal(value: Query['values'][number]): string {
  return value === null ? 'null' : `'${String(value).replaceAll("'", "''")}'`
}

/** The driver gives an array of results when several statements gave rows, else one result. */
function lastRows(result: readonly unknown[]): readonly Row[] {
  const last = result.at(-1)
  return (Array.isArray(last) ? last : result) as readonly Row[]
}
