import type { Lineage, PutBack, Resumed } from './Lineage.ts'

/** What a host knows of a database that was put back. */
export type Watched = {
  /** null: nothing rests */
  readonly held: () => PutBack | null
  /** see `Lineage` */
  readonly resume: (discardDueBefore: number | null) => Promise<Resumed | null>
  readonly close: () => void
}

/** Two minutes without hosts and a new timeline are a recovery: the row must be much younger while there are any. */
const LOOK_MS = 5_000

/** Looks at the database now and every few seconds, and reports once when it was put back. */
export async function watchLineage(
  lineage: Lineage,
  report: (line: string) => void,
  failed: (error: unknown) => void,
): Promise<Watched> {
  let held = await lineage.look()
  let asked = 0
  const watching = setInterval(() => {
    asked += 1
    const turn = asked
    lineage.look().then((found) => {
      // What somebody has resumed meanwhile is not held again by an older answer.
      if (turn !== asked) return
      if (held === null && found !== null) report(sayHeld(found))
      held = found
    }, failed)
  }, LOOK_MS)
  return {
    held: () => held,
    resume: async (discardDueBefore) => {
      const resumed = await lineage.resume(discardDueBefore)
      asked += 1
      held = null
      return resumed
    },
    close: () => clearInterval(watching),
  }
}

export const sayHeld = ({ restoredTo }: PutBack): string =>
  `the database was put back, and knows of nothing after ${new Date(restoredTo).toISOString()}: messages are decided, but nothing is sent, called or timed out until usher resume`
