import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../AppError.ts'
import { type Connection, openConnection } from './Connection.ts'

export type Primary = {
  /** a connection to the server that may write; tries all servers, again and again, for at most `within` ms */
  readonly connect: (settings?: { readonly [name: string]: string }, within?: number) => Promise<Connection>
}

/** As long as a caller waits for a connection: a failover by a manager that looks every second is over by then. */
const WITHIN_MS = 5_000
const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 1_000

/** Finds the primary among the servers by asking them: the one that was it last first, since a server that is silent costs seconds. */
export function createPrimary(
  servers: readonly [string, ...string[]],
  chance: () => number,
  open: typeof openConnection = openConnection,
): Primary {
  let last = 0
  return {
    connect: async (settings = {}, within = WITHIN_MS) => {
      const until = performance.now() + within
      let wait = FIRST_PAUSE_MS
      for (;;) {
        let failure: unknown
        for (let step = 0; step < servers.length; step += 1) {
          const at = (last + step) % servers.length
          try {
            const connection = await open(servers[at] ?? servers[0], settings)
            last = at
            return connection
          } catch (error) {
            failure ??= error
            // A wrong password is wrong a second later too.
            if (!(error instanceof AppError)) throw error
          }
        }
        const next = wait * (0.5 + chance() / 2)
        if (performance.now() + next > until) throw failure
        await pause(next)
        wait = Math.min(wait * 2, LONGEST_PAUSE_MS)
      }
    },
  }
}
