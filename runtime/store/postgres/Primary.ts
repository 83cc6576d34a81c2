import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../AppError.ts'
import { type Connection, lastResult, openConnection } from './Connection.ts'

/*
 * Which of several servers is the primary. Each that may write is on a timeline, and a promotion begins a new one: so of two that say they may, as when one that was frozen or cut off comes
 * back after its standby was promoted, the newer is it. Once a newer one is known, nothing is asked of an older one any more.
 */

export type Primary = {
  /** a connection to the server that may write; tries all servers, again and again, for at most `within` ms */
  readonly connect: (settings?: { readonly [name: string]: string }, within?: number) => Promise<Connection>
  /** looks for no other server any more */
  readonly close: () => void
}

/** As long as a caller waits for a connection: a failover by a manager that looks every second is over by then. */
const WITHIN_MS = 5_000
const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 500
/** A server that says nothing for so long may have been replaced: its connections would only end at their deadlines. */
const SILENT_MS = 500
/** One that answers may have been, too; but asking the standby costs it a new session. */
const SELDOM_MS = 5_000
const TIMELINE_MS = 2_000
/** The log of a primary is written in files whose names begin with its timeline; what the control file says of it may be minutes old. */
const TIMELINE = 'select substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as timeline'

export function createPrimary(
  servers: readonly [string, ...string[]],
  chance: () => number,
  open: typeof openConnection = openConnection,
): Primary {
  const isAlone = servers.length === 1
  const opened = new Map<Connection, number>()
  const attempts = new Set<{ readonly server: number; readonly abandon: () => void }>()
  let newest = 0
  /** where the primary is, as far as is known */
  let at: number | null = isAlone ? 0 : null
  let looking: Promise<unknown> | null = null

  function found(server: number, timeline: number): void {
    if (timeline <= newest && at !== null) return
    at = server
    newest = timeline
    for (const [connection, of] of opened) if (of < timeline) connection.cut()
    for (const attempt of attempts) if (attempt.server !== server) attempt.abandon()
  }

  async function openAt(server: number, settings: { readonly [name: string]: string } = {}): Promise<Connection> {
    const connection = await open(servers[server] ?? servers[0], settings)
    if (isAlone) return connection
    const timeline = await timelineOf(connection)
    if (timeline < newest) {
      connection.cut()
      throw new AppError('unavailable', { detail: 'A database server cannot be written to: another was promoted.' })
    }
    found(server, timeline)
    opened.set(connection, timeline)
    void connection.lost.then(() => opened.delete(connection))
    return connection
  }

  /** The same, given up when the primary is found elsewhere: a server that is silent would take seconds. */
  function openUnlessMoved(server: number, settings: { readonly [name: string]: string }): Promise<Connection> {
    return new Promise((resolve, reject) => {
      let isAbandoned = false
      const attempt = {
        server,
        abandon: () => {
          isAbandoned = true
          reject(new AppError('unavailable', { detail: 'The database has another primary now.' }))
        },
      }
      attempts.add(attempt)
      openAt(server, settings)
        .then((connection) => (isAbandoned ? connection.cut() : resolve(connection)), reject)
        .finally(() => attempts.delete(attempt))
    })
  }

  /** Asks all servers, but the one that is known, at once: ends with the first that may write, or, as long as none was known, when all have answered. */
  function lookAround(): Promise<unknown> {
    const asked = [...servers.keys()]
      .filter((server) => server !== at)
      .map((server) => openAt(server).then((connection) => connection.cut()))
    const first = Promise.any(asked).catch(({ errors }: AggregateError) => {
      throw errors.find((error) => !(error instanceof AppError)) ?? errors[0]
    })
    return newest > 0 ? first : Promise.allSettled(asked).then(() => first)
  }
  function lookOnce(): Promise<unknown> {
    looking ??= lookAround().finally(() => {
      looking = null
    })
    return looking
  }

  let sinceAsked = 0
  const watch = (): void => {
    sinceAsked += SILENT_MS
    const isSilent = attempts.size > 0 || [...opened.keys()].some((connection) => connection.silence() >= SILENT_MS)
    if (newest === 0 || (!isSilent && sinceAsked < SELDOM_MS)) return
    sinceAsked = 0
    // Most often it ends with the standby's word that it is one.
    lookOnce().catch(() => {})
  }
  const watching = isAlone ? undefined : setInterval(watch, SILENT_MS).unref()

  return {
    connect: async (settings = {}, within = WITHIN_MS) => {
      const until = performance.now() + within
      let wait = FIRST_PAUSE_MS
      for (;;) {
        let tried = at
        try {
          if (tried === null) await lookOnce()
          tried = at ?? 0
          return await openUnlessMoved(tried, settings)
        } catch (error) {
          // A wrong password is wrong a second later too.
          if (!(error instanceof AppError)) throw error
          if (tried !== null && tried !== at) continue
          if (!isAlone) at = null
          const next = wait * (0.5 + chance() / 2)
          if (performance.now() + next > until) throw error
          await pause(next)
          wait = Math.min(wait * 2, LONGEST_PAUSE_MS)
        }
      }
    },
    close: () => clearInterval(watching),
  }
}

async function timelineOf(connection: Connection): Promise<number> {
  try {
    const { rows } = lastResult(await connection.ask(TIMELINE, null, TIMELINE_MS))
    return Number.parseInt(String(rows[0]?.timeline), 16)
  } catch (error) {
    // A server that has not these functions, as some that are kept by others: then it is like every other one.
    if (!connection.isLost()) return 0
    throw error
  }
}
