import { Socket } from 'node:net'
import pg from 'pg'
import { AppError } from '../../AppError.ts'
import { createMeasuredClock, type MeasuredClock } from '../databaseClock.ts'
import { asUnavailable, databaseErrorCode, endsConnection } from '../databaseError.ts'

/*
 * One connection. Whatever happens to its socket, its server or the network, everything that was asked of it settles: an answer, the server's error, or `unavailable` when the connection
 * is lost or the deadline has passed. A connection that is lost, or too late once, is cut and never asked again: what it still carries may be a transaction whose end nobody knows.
 */

export type Result = pg.QueryResult<{ readonly [column: string]: unknown }>

export type Connection = {
  /** one or several statements; several give a result each. Rejects after `deadline` ms, and cuts the connection then. */
  readonly ask: (
    text: string,
    values: readonly unknown[] | null,
    deadline: number,
  ) => Promise<Result | readonly Result[]>
  /** asks whether it may still write, and what time it is there; rejects, and the connection is lost, when it is no primary any more */
  readonly look: (deadline: number) => Promise<void>
  /** names of prepared statements, as this session has them */
  readonly prepared: Set<string>
  readonly isLost: () => boolean
  /** for how many ms the oldest of what was asked has waited for its answer; 0 when nothing waits */
  readonly silence: () => number
  /** the connection is over, by itself or by `cut` */
  readonly lost: Promise<void>
  readonly onNotification: (listener: (payload: string) => void) => void
  /** ends it at once; what is under way rejects */
  readonly cut: () => void
}

const CONNECT_MS = 2_000
const KEEP_ALIVE_MS = 5_000

/** A pooler may hand on a session as another left it: one whose commits wait for no disk, and which has the same statements prepared. */
const CLEAN = 'reset all; deallocate all; unlisten *'
/** Session settings of every connection; set by statements, since poolers refuse unknown parameters of a start. */
const SESSION = {
  client_encoding: 'UTF8',
  // Every query is served by an index. A plan made while a table was small, and kept, would read the whole table for each message an hour later.
  enable_seqscan: 'off',
  jit: 'off',
  // Values are written into statements as literals, with nothing but the quote escaped.
  standard_conforming_strings: 'on',
  // The statements of a turn are the same whatever the values: planning them anew costs more than running them (1.2 ms of 3).
  plan_cache_mode: 'force_generic_plan',
  // Whoever hangs or is gone must not hold its conversations: its locks end with its session.
  idle_in_transaction_session_timeout: '4s',
  lock_timeout: '3s',
  statement_timeout: '60s',
} as const
/** Looks for a client that is gone while a statement runs, so that a host which was killed while it waited for a lock leaves no backend behind. Not every system can. */
const WATCH_CLIENT = `do $$ begin perform set_config('client_connection_check_interval', '1s', false); exception when others then null; end $$`

const LOOK = `select pg_is_in_recovery() as standby, current_setting('default_transaction_read_only') as read_only,
  (extract(epoch from clock_timestamp()) * 1000)::double precision as said`

/** int8 is read as a number: counts, milliseconds and places stay far below 2^53. */
const TYPES = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/**
 * Connects to a server and asks whether it may write: a standby, or a server that is read only, is refused with an error. `settings` go on top of the session's.
 * Rejects within some seconds, and at once when `signal` says so.
 */
export async function openConnection(
  url: string,
  settings: { readonly [name: string]: string } = {},
  signal: AbortSignal = new AbortController().signal,
  clock: MeasuredClock = createMeasuredClock(),
): Promise<Connection> {
  const socket = new Socket()
  const client = new pg.Client({
    connectionString: url,
    stream: () => socket,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    application_name: 'usher',
    types: TYPES,
  })
  /** how to reject what waits for an answer, and since when it does, the oldest first */
  const waiting = new Map<(error: unknown) => void, number>()
  let reason: unknown = null
  let tellLost: () => void = () => {}
  const lost = new Promise<void>((resolve) => {
    tellLost = resolve
  })
  const lose = (error: unknown): void => {
    if (reason !== null) return
    reason = error
    socket.destroy()
    for (const reject of waiting.keys()) reject(error)
    waiting.clear()
    tellLost()
  }
  client.on('error', (error) => lose(lostError(error)))
  client.on('end', () => lose(lostError()))

  const ask: Connection['ask'] = (text, values, deadline) =>
    new Promise((resolve, reject) => {
      if (reason !== null) {
        reject(reason)
        return
      }
      const timer = setTimeout(() => lose(lateError(deadline)), deadline)
      const settle = (): void => {
        clearTimeout(timer)
        waiting.delete(fail)
      }
      const fail = (error: unknown): void => {
        settle()
        reject(error)
      }
      waiting.set(fail, performance.now())
      const asked: Promise<Result> = values === null ? client.query(text) : client.query(text, [...values])
      asked.then(
        (result) => {
          settle()
          resolve(result)
        },
        (error: unknown) => {
          const told = databaseErrorCode(error) === undefined ? lostError(error) : asUnavailable(error)
          if (endsConnection(error)) lose(told)
          fail(told)
        },
      )
    })

  const look: Connection['look'] = async (deadline) => {
    const from = performance.now()
    const { rows } = lastResult(await ask(LOOK, null, deadline))
    const [seen] = rows
    if (seen?.standby === true) lose(notPrimary('it is a standby'))
    else if (seen?.read_only !== 'off') lose(notPrimary('it is read only'))
    if (reason !== null) throw reason
    clock.note(Number(seen?.said), from, performance.now())
  }
  const connection: Connection = {
    ask,
    look,
    prepared: new Set(),
    isLost: () => reason !== null,
    silence: () => {
      const [since] = waiting.values()
      return since === undefined ? 0 : performance.now() - since
    },
    lost,
    onNotification: (listener) => {
      client.on('notification', ({ payload = '' }) => listener(payload))
    },
    cut: () => lose(lostError()),
  }
  signal.addEventListener('abort', () => lose(lostError()), { once: true })
  try {
    await connected(client, socket)
    const all = { ...SESSION, ...settings }
    const sets = Object.entries(all).map(([name, value]) => `set ${name} = '${value}'`)
    await ask([CLEAN, ...sets, WATCH_CLIENT].join(';'), null, CONNECT_MS)
    await look(CONNECT_MS)
    return connection
  } catch (error) {
    connection.cut()
    throw asUnavailable(error)
  }
}

/** The driver's own limit does not hold for a server that takes the connection and then says nothing. */
function connected(client: pg.Client, socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      socket.destroy()
      reject(lateError(CONNECT_MS))
    }, CONNECT_MS)
    const settle = (error: unknown): void => {
      clearTimeout(timer)
      if (error === null) resolve()
      else reject(databaseErrorCode(error) === undefined ? lostError(error) : error)
    }
    client.connect().then(() => settle(null), settle)
  })
}

/** The result of the last of several statements. */
export const lastResult = (results: Result | readonly Result[]): Result => {
  const last = Array.isArray(results) ? (results as readonly Result[]).at(-1) : (results as Result)
  if (last === undefined) throw new AppError('internal', { detail: 'A statement gave no result.' })
  return last
}

const lostError = (cause?: unknown): AppError =>
  new AppError(
    'unavailable',
    { detail: 'The connection to the database was lost.' },
    cause === undefined ? {} : { cause },
  )
const lateError = (deadline: number): AppError =>
  new AppError('unavailable', { detail: `The database did not answer within ${deadline / 1000} s.` })
const notPrimary = (why: string): AppError =>
  new AppError('unavailable', { detail: `A database server cannot be written to: ${why}.` })
