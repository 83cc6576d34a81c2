import type { Progress } from '../inbound/gatherBatches.ts'
import { settledWithin } from '../settledWithin.ts'

/** A loop that goes round again and again: ms since it last did. */
export type Rounds = { readonly stillMs: () => number }

export type HealthDeps = {
  readonly inbound: () => Progress
  readonly workers: () => { readonly [name: string]: Rounds }
  /** writes to the database; rejects when it cannot */
  readonly beat: () => Promise<void>
  /** throws when nothing is live */
  readonly live: () => unknown
  readonly isEnding: () => boolean
}

export type Checks = { readonly [name: string]: 'ok' | string }

export type Health = {
  /** what the host can do now, within a second; every check but `ok` says why not */
  readonly check: () => Promise<Checks>
  /** why the host will not get on by itself; null: it does */
  readonly stuck: () => string | null
}

const ANSWER_MS = 900
const DATABASE = { done: 'ok', failed: 'it cannot be written to', late: 'it does not answer' } as const
/** A check is as good as new for so long, however many ask. */
const FRESH_MS = 1_000
/** Waiting work that nobody touches for so long is told; after `STUCK_MS` it will never be done by this process. */
const SLOW_MS = 10_000
const STUCK_MS = 30_000

/** Looks at what a host lives by: whether the database writes, batches of messages end, and the workers go round. */
export function createHealth(deps: HealthDeps): Health {
  let beat: { readonly at: number; readonly result: Promise<string> } | null = null

  function database(): Promise<string> {
    const at = performance.now()
    if (beat === null || at - beat.at > FRESH_MS)
      beat = { at, result: settledWithin(ANSWER_MS, deps.beat()).then((how) => DATABASE[how]) }
    return beat.result
  }

  /** Everything that has stood still for longer than `ms`. */
  const still = (ms: number): readonly string[] => {
    const { waiting, stillMs } = deps.inbound()
    return [
      ...(stillMs > ms ? [`messages: ${waiting} wait, and none was decided for ${Math.round(stillMs / 1000)} s`] : []),
      ...Object.entries(deps.workers()).flatMap(([name, rounds]) => {
        const late = rounds.stillMs()
        return late > ms ? [`${name}: not looked at for ${Math.round(late / 1000)} s`] : []
      }),
    ]
  }

  return {
    check: async () => ({
      database: await database(),
      release: isLive(deps) ? 'ok' : 'nothing is live',
      work: still(SLOW_MS).join('; ') || 'ok',
      host: deps.isEnding() ? 'it is ending' : 'ok',
    }),
    stuck: () => still(STUCK_MS).join('; ') || null,
  }
}

function isLive({ live }: HealthDeps): boolean {
  try {
    live()
    return true
  } catch {
    return false
  }
}
