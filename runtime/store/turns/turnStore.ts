import type { Loaded, TurnStore, TurnWrite, Written } from '../../inbound/TurnStore.ts'
import type { Database, Query } from '../Database.ts'
import { isSourceTaken } from '../databaseError.ts'
import { loadBatch, readLoaded } from './loadBatch.ts'
import type { BatchTurn } from './turnParts.ts'
import { writeBatch, writeStrangers } from './writeBatch.ts'

type Known = Pick<BatchTurn, 'loaded' | 'latest'>
/**
 * A backend that ends while it waits for a standby leaves its commit visible here, though it is on one disk only. Who sends that message again must not be answered before the standby
 * has it too: this writes to the log, so its own commit waits behind the original's.
 */
const WAIT_FOR_EARLIER: Query = { text: "select pg_logical_emit_message(true, 'usher', '')", values: [] }
const NOTHING: Known = {
  loaded: {
    duplicate: null,
    contact: null,
    optedOut: false,
    hasLeft: false,
    terms: null,
    waiting: null,
    conversation: null,
  } satisfies Loaded,
  latest: null,
}

export function createTurnStore(database: Database): TurnStore {
  return {
    runBatch: async (arrivals, decideAll, asks = { waiting: false }) => {
      if (arrivals.length === 0) return []
      let outcomes: readonly Written[] = []
      const run = database.inTwoTrips(loadBatch(arrivals, asks), ([, rows = []]) => {
        const known = rows.map(readLoaded)
        const sorted = sortOut(decideAll(known.map(({ loaded }) => loaded)), known)
        outcomes = sorted.outcomes
        const isRepeated = known.some(({ loaded }) => loaded.duplicate !== null)
        const write = sorted.turns.length > 0 ? writeBatch(sorted.turns) : isRepeated ? WAIT_FOR_EARLIER : null
        return { write, result: () => outcomes }
      })
      return run.catch((error: unknown) => conflicts(outcomes, error))
    },
    runStrangers: async (arrivals, decideAll) => {
      const known = arrivals.map(() => NOTHING)
      const { outcomes, turns } = sortOut(decideAll(known.map(({ loaded }) => loaded)), known)
      if (turns.length === 0) return outcomes
      return database.inOneTrip(writeStrangers(turns)).then(
        (rows) => {
          const written = new Set(rows.map(({ source }) => source))
          return outcomes.map((outcome, index) =>
            outcome === 'written' && !written.has(arrivals[index]?.source) ? 'conflict' : outcome,
          )
        },
        (error: unknown) => conflicts(outcomes, error),
      )
    },
  }
}

/** The turns to write, and what becomes of each arrival when they are written. Twice the same source in a batch: tried again, the second finds the first. */
function sortOut(decided: readonly (TurnWrite | null)[], known: readonly Known[]) {
  const sources = new Set<string>()
  const turns: BatchTurn[] = []
  const outcomes = decided.map((write, index): Written => {
    const own = known[index]
    if (write === null || !own) return 'nothing'
    if (sources.has(write.arrival.source)) return 'conflict'
    sources.add(write.arrival.source)
    turns.push({ write, ...own })
    return 'written'
  })
  return { outcomes, turns }
}

/** The same source came at the same moment through another thread, and its host was faster. Nothing of this batch is stored; tried again, that source is a duplicate. */
function conflicts(outcomes: readonly Written[], error: unknown): readonly Written[] {
  if (!isSourceTaken(error)) throw error
  return outcomes.map((outcome) => (outcome === 'written' ? 'conflict' : outcome))
}
