import { MemoryFS } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { AppError } from '../../AppError.ts'
import type { Database, Query, Row } from '../Database.ts'
import { createSteadyClock } from '../databaseClock.ts'
import type { Tables } from '../tables.ts'
import { DurableFiles, START_PARAMS } from './DurableFiles.ts'
import { fill, lookInto, makeFolder } from './dataFolder.ts'
import { Engine } from './Engine.ts'
import { lockFolder } from './lockFolder.ts'

/** A turn, with the time that it waits for those before it. */
const TRIP_MS = 5_000

/**
 * PostgreSQL inside this process, with its files in `folder` ('memory': none). It has one connection, so batches follow one another, and one host, so there is nobody to notify:
 * `notify` and `listen` do nothing here.
 */
export async function openPglite(folder: string): Promise<Database> {
  if (folder === 'memory') return databaseOn(await openEngine(folder, { fs: new MemoryFS() }), () => {})
  makeFolder(folder)
  const lock = lockFolder(folder)
  try {
    const open = () => openEngine(folder, { fs: new DurableFiles(folder), startParams: [...START_PARAMS] })
    return databaseOn(await (lookInto(folder) === 'database' ? open() : fill(folder, open)), lock.release)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function openEngine(folder: string, options: ConstructorParameters<typeof Engine>[1]): Promise<Engine> {
  const engine = new Engine(folder, options)
  await engine.open()
  await engine.exec('set enable_seqscan = off; set jit = off')
  return engine
}

function databaseOn(engine: Engine, release: () => void): Database {
  const run = async (on: Pick<Engine, 'query'>, query: Query): Promise<readonly Row[]> =>
    (await on.query<Row>(query.text, [...query.values])).rows
  return {
    clock: createSteadyClock(),
    lost: engine.died,
    kysely: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: engine }) }),
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
    notify: async () => {},
    listen: async () => {},
    refuseUnfit: async () => {},
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
