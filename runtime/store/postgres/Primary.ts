import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../AppError.ts'
import { type Connection, lastResult, openConnection } from './Connection.ts'
import { closedError } from './closedError.ts'

/*
 * Which of several servers is the primary. Each that may write is on a timeline, and a promotion begins a new one: so of two that say they may, as when one that was frozen or cut off comes
 * back after its standby was promoted, the newer is it. Once a newer one is known, nothing is asked of an older one any more.
 */

export type Primary = {
  /** a connection to the server that may write; tries all servers, again and again, for at most `within` ms */
  readonly connect: (settings?: Settings, within?: number) => Promise<Connection>
  /** whoever waits for a connection is refused, and no server is asked any more */
  readonly close: () => void
}
type Settings = { readonly [name: string]: string }
type Open = (url: string, settings: Settings, signal: AbortSignal) => Promise<Connection>

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
  open: Open = openConnection,
): Primary {
  const isAlone = servers.length === 1
  const closing = new AbortController()
  const opened = new Map<Connection, number>()
  const opening = new Map<AbortController, number>()
  /** those that are asked at this moment whether they may write */
  const asked = new Map<number, Promise<void>>()
  /** where the primary is, as far as is known, and its timeline; 0: none was ever known */
  let at: number | null = isAlone ? 0 : null
  let newest = 0

  function found(server: number, timeline: number): void {
    if (timeline === newest && at !== null) return
    const isPromoted = newest > 0 && timeline > newest
    at = server
    newest = timeline
    for (const [connection, of] of opened) if (of < timeline) connection.cut()
    // One that is silent would take seconds. At the start another may be the newer one.
    for (const [attempt, of] of opening) if (isPromoted && of !== server) attempt.abort()
  }

  async function openAt(server: number, settings: Settings = {}): Promise<Connection> {
    closing.signal.throwIfAborted()
    const attempt = new AbortController()
    opening.set(attempt, server)
    try {
      const connection = await open(servers[server] ?? servers[0], settings, attempt.signal)
      if (isAlone) return connection
      const timeline = await timelineOf(connection)
      if (timeline < newest) {
        connection.cut()
        throw new AppError('unavailable', { detail: 'A database server cannot be written to: another was promoted.' })
      }
      opened.set(connection, timeline)
      void connection.lost.then(() => opened.delete(connection))
      found(server, timeline)
      return connection
    } finally {
      opening.delete(attempt)
    }
  }

  function ask(server: number): Promise<void> {
    const known = asked.get(server)
    if (known !== undefined) return known
    const asking = openAt(server)
      .then((connection) => connection.cut())
      .finally(() => asked.delete(server))
    asked.set(server, asking)
    return asking
  }

  /** Asks all servers at once, but the one that is known: ends with the first that may write. As long as none was known, all are waited for, since another may be newer. */
  async function lookAround(): Promise<void> {
    const answers = [...servers.keys()].filter((server) => server !== at).map(ask)
    const first = Promise.any(answers).catch(({ errors }: AggregateError) => {
      throw errors.find((error) => !(error instanceof AppError)) ?? errors[0]
    })
    if (newest === 0) {
      await Promise.allSettled(answers)
      return first
    }
    // A server that is silent keeps nobody from asking the others again.
    const silence = pause(SILENT_MS).then(() => {
      throw new AppError('unavailable', { detail: 'None of the database servers can be written to.' })
    })
    return Promise.race([first, silence])
  }

  let sinceAsked = 0
  const watch = (): void => {
    sinceAsked += SILENT_MS
    const isSilent = opening.size > 0 || [...opened.keys()].some((connection) => connection.silence() >= SILENT_MS)
    if (newest === 0 || (!isSilent && sinceAsked < SELDOM_MS)) return
    sinceAsked = 0
    // Most often it ends with the standby's word that it is one.
    lookAround().catch(() => {})
  }
  const watching = isAlone ? undefined : setInterval(watch, SILENT_MS).unref()

  return {
    connect: async (settings = {}, within = WITHIN_MS) => {
      const until = performance.now() + within
      let wait = FIRST_PAUSE_MS
      for (;;) {
        closing.signal.throwIfAborted()
        let tried = at
        try {
          if (tried === null) await lookAround()
          tried = at ?? 0
          return await openAt(tried, settings)
        } catch (error) {
          // A wrong password is wrong a second later too.
          if (!(error instanceof AppError)) throw error
          if (tried !== null && tried !== at) continue
          if (!isAlone) at = null
          const next = wait * (0.5 + chance() / 2)
          if (performance.now() + next > until) throw error
          await pause(next, undefined, { signal: closing.signal }).catch(() => {})
          wait = Math.min(wait * 2, LONGEST_PAUSE_MS)
        }
      }
    },
    close: () => {
      clearInterval(watching)
      closing.abort(closedError())
      for (const attempt of opening.keys()) attempt.abort()
    },
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
