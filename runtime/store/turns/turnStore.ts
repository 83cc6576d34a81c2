import type { TurnStore } from '../../inbound/TurnStore.ts'
import type { Database } from '../Database.ts'
import { databaseErrorCode } from '../databaseError.ts'
import { loadBatch, readLoaded } from './loadBatch.ts'
import { type BatchTurn, writeBatch } from './writeBatch.ts'

type Outcome = Awaited<ReturnType<TurnStore['runBatch']>>[number]
const UNIQUE_VIOLATION = '23505'

export function createTurnStore(database: Database): TurnStore {
  return {
    runBatch: async (arrivals, decideAll) => {
      if (arrivals.length === 0) return []
      let outcomes: readonly Outcome[] = []
      try {
        return await database.inTwoTrips(loadBatch(arrivals), ([, rows = []]) => {
          const known = rows.map(readLoaded)
          const sources = new Set<string>()
          const turns: BatchTurn[] = []
          outcomes = decideAll(known.map(({ loaded }) => loaded)).map((write, index) => {
            const own = known[index]
            if (write === null || !own) return 'nothing'
            // Twice the same source in a batch: tried again, the second finds the first.
            if (sources.has(write.arrival.source)) return 'conflict'
            sources.add(write.arrival.source)
            turns.push({ write, ...own })
            return 'written'
          })
          return { write: turns.length > 0 ? writeBatch(turns) : null, result: () => outcomes }
        })
      } catch (error) {
        // The same source came at the same moment through another thread, and its host was faster. Nothing of this batch is stored; tried again, that source is a duplicate.
        if (isSourceTaken(error)) return outcomes.map((outcome) => (outcome === 'written' ? 'conflict' : outcome))
        throw error
      }
    },
  }
}

function isSourceTaken(error: unknown): boolean {
  if (databaseErrorCode(error) !== UNIQUE_VIOLATION || !(error instanceof Error)) return false
  // postgres.js and PGlite name the field differently
  const { constraint_name, constraint } = error as { constraint_name?: string; constraint?: string }
  return (constraint_name ?? constraint) === 'turns_source'
}
