import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import type { Database, Query, Row } from '../Database.ts'
import { createSteadyClock } from '../databaseClock.ts'
import type { Tables } from '../tables.ts'
import { lockFolder } from './lockFolder.ts'

/**
 * PostgreSQL inside this process, with its files in `folder` ('memory': none). It has one connection, so batches follow one another, and one host, so there is nobody to notify:
 * `notify` and `listen` do nothing here.
 */
export async function openPglite(folder: string): Promise<Database> {
  const lock = folder === 'memory' ? null : lockFolder(folder)
  let pglite: PGlite
  try {
    pglite = await PGlite.create(folder === 'memory' ? 'memory://' : folder)
    await pglite.exec('set enable_seqscan = off; set jit = off')
  } catch (error) {
    lock?.release()
    throw error
  }
  const run = async (on: Pick<PGlite, 'query'>, query: Query): Promise<readonly Row[]> =>
    (await on.query<Row>(query.text, [...query.values])).rows
  return {
    clock: createSteadyClock(),
    kysely: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }),
    inTwoTrips: (load, decide) =>
      pglite.transaction(async (transaction) => {
        const rows: (readonly Row[])[] = []
        for (const query of load) rows.push(await run(transaction, query))
        const { write, result } = decide(rows)
        return result(write ? await run(transaction, write) : [])
      }),
    inOneTrip: (query) => run(pglite, query),
    script: (first, next) =>
      pglite.transaction(async (transaction) => {
        let results = await transaction.exec(first)
        for (let text = next(lastRows(results)); text !== null; text = next(lastRows(results)))
          results = await transaction.exec(text)
      }),
    notify: async () => {},
    listen: async () => {},
    refuseUnfit: async () => {},
    close: async () => {
      if (!pglite.closed) await pglite.close()
      lock?.release()
    },
  }
}

function lastRows(results: readonly { readonly rows: readonly Row[] }[]): readonly Row[] {
  return results.at(-1)?.rows ?? []
}
