import type { PostgresPool as KyselyPool, PostgresPoolClient } from 'kysely'
import { AppError } from '../../AppError.ts'
import { type Connection, lastResult } from './Connection.ts'
import { closedError } from './closedError.ts'
import type { Primary } from './Primary.ts'

/*
 * Connections for one user at a time, in order of asking. A connection that is lost is dropped when it comes back, and the next one is opened when somebody asks: nobody waits for longer
 * than `WAIT_MS` for a connection, and nothing is asked of one that has failed.
 */

/** A connection that its user gives back. */
export type Lease = Connection & { readonly release: () => void }

/** Longer than a transaction may hold a connection, so that only a pool that is really stuck refuses. */
const WAIT_MS = 6_000
/** What a host finishes it has finished before; the rest waits for a server that does not answer. */
const CLOSE_MS = 1_000

type Waiting = { readonly resolve: (lease: Lease) => void; readonly reject: (error: unknown) => void }

export class PostgresPool {
  readonly #max: number
  readonly #primary: Pick<Primary, 'connect'>
  readonly #idle: Connection[] = []
  readonly #out = new Set<Connection>()
  readonly #waiting = new Set<Waiting>()
  #opening = 0
  #isClosed = false
  #onAllBack: () => void = () => {}

  constructor(primary: Pick<Primary, 'connect'>, max: number) {
    this.#primary = primary
    this.#max = max
  }

  /** A connection; rejects with `unavailable` when none is to be had in time. */
  reserve(): Promise<Lease> {
    if (this.#isClosed) return Promise.reject(closedError())
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting)
        reject(busyError())
      }, WAIT_MS)
      const waiting: Waiting = {
        resolve: (lease) => {
          clearTimeout(timer)
          resolve(lease)
        },
        reject: (error) => {
          clearTimeout(timer)
          reject(error)
        },
      }
      this.#waiting.add(waiting)
      this.#serve()
    })
  }

  /** The same connections for Kysely's dialect; `deadline` is that of each statement, in ms. */
  forKysely(deadline: number): KyselyPool {
    return {
      options: {},
      connect: async () => {
        const lease = await this.reserve()
        const query = async (text: string, values: readonly unknown[]) =>
          lastResult(await lease.ask(text, values, deadline))
        return {
          query: query as unknown as PostgresPoolClient['query'], // its other form takes a cursor, which is never asked for
          release: (destroy) => {
            if (destroy === true) lease.cut()
            lease.release()
          },
        }
      },
      end: () => this.end(),
    }
  }

  /** Waits a moment for the connections that are out, then ends all. */
  async end(): Promise<void> {
    this.#isClosed = true
    for (const { reject } of this.#waiting) reject(closedError())
    this.#waiting.clear()
    if (this.#out.size > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, CLOSE_MS)
        this.#onAllBack = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    for (const connection of [...this.#idle.splice(0), ...this.#out]) connection.cut()
  }

  #serve(): void {
    while (this.#waiting.size > 0) {
      const idle = this.#idle.pop()
      if (idle === undefined) break
      if (!idle.isLost()) this.#hand(idle)
    }
    const room = this.#max - this.#out.size - this.#idle.length - this.#opening
    for (let opened = 0; opened < Math.min(room, this.#waiting.size - this.#opening); opened += 1) void this.#open()
  }

  async #open(): Promise<void> {
    this.#opening += 1
    const opened = await this.#primary.connect().then(
      (connection) => ({ connection }),
      (error: unknown) => ({ error }),
    )
    this.#opening -= 1
    if ('error' in opened) {
      // Who waited for it is told; who came later waits for the next try.
      const [first] = this.#waiting
      if (first !== undefined) {
        this.#waiting.delete(first)
        first.reject(opened.error)
      }
    } else if (this.#isClosed) opened.connection.cut()
    else if (this.#waiting.size > 0) this.#hand(opened.connection)
    else this.#idle.push(opened.connection)
    this.#serve()
  }

  #hand(connection: Connection): void {
    const [first] = this.#waiting
    if (first === undefined) {
      this.#idle.push(connection)
      return
    }
    this.#waiting.delete(first)
    this.#out.add(connection)
    let isOut = true
    first.resolve({
      ...connection,
      release: () => {
        if (!isOut) return
        isOut = false
        this.#out.delete(connection)
        if (!connection.isLost()) this.#idle.push(connection)
        // What ended one has most often ended the others too; one of a server that is silent would cost its next user all the time to its deadline.
        else for (const idle of this.#idle.splice(0)) idle.cut()
        if (this.#isClosed) {
          if (this.#out.size === 0) this.#onAllBack()
        } else this.#serve()
      },
    })
  }
}

const busyError = (): AppError =>
  new AppError('unavailable', { detail: 'No connection to the database was free in time.' })
