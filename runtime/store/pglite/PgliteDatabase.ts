import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PGliteDialect } from 'kysely'
import { AppError } from '../../AppError.ts'
import type { Database, Query, Row } from '../Database.ts'
import { createSteadyClock } from '../databaseClock.ts'
import type { Tables } from '../tables.ts'
import { COPY_FOLDER, copyDatabase } from './copyDatabase.ts'
import { fill, lookInto, makeFolder, placeOf } from './dataFolder.ts'
import type { Engine } from './Engine.ts'
import { lockFolder } from './lockFolder.ts'
import { openEngine } from './openEngine.ts'

/** A turn, with the time that it waits for those before it. */
const TRIP_MS = 5_000

/**
 * PostgreSQL inside this process, with its files in `folder` ('memory': none). It has one connection, so batches follow one another, and one host, so there is nobody to notify:
 * `notify` and `listen` do nothing here.
 */
export async function openPglite(folder: string): Promise<Database> {
  if (folder === 'memory') return databaseOn(await openEngine(folder), folder, () => {})
  makeFolder(folder)
  const lock = lockFolder(folder)
  try {
    const open = () => openEngine(folder)
    return await databaseOn(await (lookInto(folder) === 'database' ? open() : fill(folder, open)), folder, lock.release)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function databaseOn(engine: Engine, folder: string, release: () => void): Promise<Database> {
  await engine.exec('set enable_seqscan = off; set jit = off')
  const run = async (on: Pick<Engine, 'query'>, query: Query): Promise<readonly Row[]> =>
    (await on.query<Row>(query.text, [...query.values])).rows
  const kysely = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: engine }) })
  return {
    clock: createSteadyClock(),
    lost: engine.died,
    kysely,
    reports: kysely,
    inTwoTrips: (load, decide) =>
      inTime(
        engine.transaction(async (transaction) => {
          const rows: (readonly Row[])[] = []
          for (const query of load) rows.push(await run(transaction, query))
          const { write, result } = decide(rows)
          return result(write ? await run(transaction, write) : [])
        }),
      ),
    inOneTrip: (query) => inTime(run(engine, query)),
    script: (first, next) =>
      engine.transaction(async (transaction) => {
        let results = await transaction.exec(first)
        for (let text = next(lastRows(results)); text !== null; text = next(lastRows(results)))
          results = await transaction.exec(text)
      }),
    place: folder === 'memory' ? '' : placeOf(folder),
    notify: async () => {},
    listen: async () => {},
    refuseUnfit: async () => {},
    backup: async () => {
      if (folder === 'memory') throw new AppError('notImplemented', { detail: 'The database is in memory only.' })
      const copy = join(folder, COPY_FOLDER)
      await rm(copy, { recursive: true, force: true })
      await engine.exec('checkpoint')
      // Between two statements its files are as a crash would leave them: what is committed is in them.
      await engine.runExclusive(() => copyDatabase(folder, copy))
    },
    close: async () => {
      await engine.close()
      release()
    },
  }
}

/** Who waits for too long is told so; what he waited for may be done all the same, as when an answer is lost on its way. */
function inTime<T>(doing: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new AppError('unavailable', { detail: 'The database did not answer in time.' }))
    const timer = setTimeout(late, TRIP_MS)
    doing.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function lastRows(results: readonly { readonly rows: readonly Row[] }[]): readonly Row[] {
  return results.at(-1)?.rows ?? []
}
