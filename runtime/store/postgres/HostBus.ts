import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from './Connection.ts'
import { closedError } from './closedError.ts'
import type { Primary } from './Primary.ts'

/** What hosts on one database tell each other, by PostgreSQL's LISTEN and NOTIFY. */
export type HostBus = {
  readonly notify: (payloads: readonly string[]) => Promise<void>
  /** resolves when it listens; after a lost connection it listens again, and `onGap` is called, since what was told meanwhile is gone */
  readonly listen: (listener: (payload: string) => void, onGap: () => void) => Promise<void>
  readonly close: () => void
}

const CHANNEL = 'usher'
const ANSWER_MS = 5_000
/** A connection that only listens would not notice that its server is gone; and so often the database's clock is looked at. */
const HEARTBEAT_MS = 5_000
/** Notifying takes one lock for the whole server until its commit is on disk. Here that commit waits for no disk, and no message waits for the notification. */
const UNHURRIED = { synchronous_commit: 'off' }

export function createHostBus(primary: Pick<Primary, 'connect'>): HostBus {
  const closing = new AbortController()
  let teller: Promise<Connection> | null = null
  let ear: Connection | null = null

  /** The connection that tells; a new one when the last is lost or could not be had. */
  async function tellingConnection(): Promise<Connection> {
    const known = await teller?.catch(() => null)
    if (known !== undefined && known !== null && !known.isLost()) return known
    teller = connect()
    return teller
  }

  /** What is connected when all is closed would keep the process from ending. */
  async function connect(): Promise<Connection> {
    if (closing.signal.aborted) throw closedError()
    const connection = await primary.connect(UNHURRIED)
    if (!closing.signal.aborted) return connection
    connection.cut()
    throw closedError()
  }

  async function hear(listener: (payload: string) => void): Promise<Connection> {
    const connection = await connect()
    ear = connection
    connection.onNotification(listener)
    await connection.ask(`listen ${CHANNEL}`, null, ANSWER_MS).catch((error: unknown) => {
      connection.cut()
      throw error
    })
    return connection
  }

  async function keepHearing(listener: (payload: string) => void, onGap: () => void): Promise<void> {
    while (!closing.signal.aborted) {
      if (ear === null || ear.isLost()) {
        ear = await hear(listener).catch(() => null)
        if (ear !== null) onGap()
      }
      await Promise.race(
        [ear?.lost, pause(HEARTBEAT_MS, undefined, { signal: closing.signal, ref: false })].filter(
          (it) => it !== undefined,
        ),
      ).catch(() => {})
      // Cuts the connection itself when nothing comes.
      if (!closing.signal.aborted) await ear?.look(ANSWER_MS).catch(() => {})
    }
  }

  return {
    notify: async (payloads) => {
      const connection = await tellingConnection()
      const list = JSON.stringify(payloads)
      await connection.ask(
        `select pg_notify('${CHANNEL}', value) from json_array_elements_text($1::text::json)`,
        [list],
        ANSWER_MS,
      )
    },
    listen: async (listener, onGap) => {
      await hear(listener)
      void keepHearing(listener, onGap)
    },
    close: () => {
      closing.abort()
      ear?.cut()
      void teller?.then((connection) => connection.cut()).catch(() => {})
    },
  }
}
