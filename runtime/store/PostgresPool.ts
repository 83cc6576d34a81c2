/**
 * Connections for one user at a time, in order of asking. Each is a postgres.js client of one connection, because that driver's own `reserve()` hands a connection that broke while
 * reserved out again, and the next query on it ends the process (3.4.9: `socket.write` of null in a timer). Here a broken connection is dropped with its client.
 * Has the shape that the Kysely dialect for postgres.js takes as its `postgres`.
 */
import type { PostgresJSPendingQuery, PostgresJSReservedSql, PostgresJSSql } from 'kysely-postgres-js'
import postgres from 'postgres'
import { AppError } from '../AppError.ts'
import { asUnavailable } from './databaseError.ts'

/** Session settings of every connection. */
const SESSION = {
  application_name: 'usher',
  // Every query is served by an index. A plan made while a table was small, and kept, would read the whole table for each message an hour later.
  enable_seqscan: 'off',
  jit: 'off',
  // Values are written into statements as literals, with nothing but the quote escaped.
  standard_conforming_strings: 'on',
  // The statements of a turn are the same whatever the values: planning them anew costs more than running them (1.2 ms of 3).
  plan_cache_mode: 'force_generic_plan',
  // A host that hangs inside a batch must not hold its conversations for ever.
  idle_in_transaction_session_timeout: 30_000,
}
const CONNECT_TIMEOUT_SECONDS = 10
const RECONNECT_AFTER_SECONDS = 0.25
const CLOSE_TIMEOUT_SECONDS = 5

/** A connection; `prepared` are the names of its prepared statements by their texts. */
export type Lease = PostgresJSReservedSql & { readonly prepared: Map<string, string> }
type Slot = { readonly client: postgres.Sql; readonly prepared: Map<string, string>; losses: number }

export class PostgresPool implements PostgresJSSql {
  readonly options: { readonly max: number }
  readonly #url: string
  readonly #idle: Slot[] = []
  readonly #waiting: ((slot: Slot) => void)[] = []
  readonly #slots = new Set<Slot>()
  #isClosed = false
  #onAllBack: () => void = () => {}

  constructor(url: string, max: number) {
    this.#url = url
    this.options = { max }
  }

  async reserve(): Promise<Lease> {
    if (this.#isClosed) throw closedError()
    return this.#lease(await this.#take())
  }

  /** Waits for the leases that are out, at most for some seconds. */
  async end(): Promise<void> {
    this.#isClosed = true
    if (this.#idle.length < this.#slots.size) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, CLOSE_TIMEOUT_SECONDS * 1000)
        this.#onAllBack = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    await Promise.all([...this.#slots].map(({ client }) => client.end({ timeout: 0 })))
  }

  #take(): Promise<Slot> | Slot {
    const slot = this.#idle.pop()
    if (slot) return slot
    if (this.#slots.size < this.options.max) return this.#open()
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #open(): Slot {
    const slot: Slot = {
      client: postgresClient(this.#url, () => {
        slot.losses += 1
        slot.prepared.clear()
      }),
      prepared: new Map(),
      losses: 0,
    }
    this.#slots.add(slot)
    return slot
  }

  #lease(slot: Slot): Lease {
    const losses = slot.losses
    let isOut = true
    return {
      prepared: slot.prepared,
      unsafe: (text, values, options) => {
        // A statement of a transaction whose connection is gone would run on the next connection, alone and without its locks.
        if (slot.losses !== losses) return rejected(connectionLost())
        const pending = slot.client.unsafe(text, values, options)
        const result = pending.catch((error: unknown) => {
          throw asUnavailable(error)
        })
        return Object.assign(result, { cancel: () => pending.cancel() })
      },
      release: () => {
        if (!isOut) return
        isOut = false
        this.#giveBack(slot.losses === losses ? slot : this.#replace(slot))
      },
    }
  }

  /** Whatever is still queued on a broken client (a rollback, say) ends with it. */
  #replace(slot: Slot): Slot {
    this.#slots.delete(slot)
    slot.client.end({ timeout: 0 }).catch(() => {})
    return this.#open()
  }

  #giveBack(slot: Slot): void {
    const next = this.#waiting.shift()
    if (next) next(slot)
    else this.#idle.push(slot)
    if (this.#idle.length === this.#slots.size) this.#onAllBack()
  }
}

/** One connection, opened by its first query. `max_lifetime` would close it between the two halves of a transaction. */
export function postgresClient(
  url: string,
  onLoss: () => void,
  session: { readonly [name: string]: string | number } = {},
): postgres.Sql {
  return postgres(url, {
    max: 1,
    max_lifetime: null,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    backoff: () => RECONNECT_AFTER_SECONDS,
    fetch_types: false,
    onnotice: () => {},
    onclose: onLoss,
    connection: { ...SESSION, ...session },
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
  })
}

function rejected(error: AppError): PostgresJSPendingQuery {
  return Object.assign(Promise.reject(error), { cancel: () => {} })
}
function connectionLost(): AppError {
  return new AppError('unavailable', {
    detail: 'The connection to the database was lost; nothing of this transaction is stored.',
  })
}
function closedError(): AppError {
  return new AppError('unavailable', { detail: 'The store is closed.' })
}
