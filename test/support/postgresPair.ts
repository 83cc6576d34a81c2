import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import postgres from 'postgres'
import type { PairAnswer, PairOrder } from './postgresPairKeeper.ts'

/** A primary and its standby, which may be promoted: it is the primary from then on. */
export type PostgresPair = {
  /** a fresh database, on both servers; its address as DATABASE_URL names them */
  readonly createDatabase: () => Promise<string>
  /** the address of the same database on the present primary alone */
  readonly onPrimary: (url: string) => string
  /** SIGKILL to every process of the primary: whoever was connected learns of it at once */
  readonly kill: () => Promise<void>
  /** SIGSTOP to every process of the primary: it takes connections and says nothing, as when its machine is gone */
  readonly freeze: () => Promise<void>
  /** what was frozen goes on where it was */
  readonly thaw: () => Promise<void>
  /** keeps back what the standby should get, and gives it */
  readonly hold: () => Promise<void>
  readonly release: () => Promise<void>
  readonly promote: () => Promise<void>
  /** ends what was the primary, and makes it the standby of what is it now. Synchronous: every commit waits until it is on both */
  readonly rebuild: (isSynchronous: boolean) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts two throw-away servers on free loopback ports; the standby is synchronous. */
export async function startPostgresPair(): Promise<PostgresPair> {
  const keeper = fork(join(import.meta.dirname, 'postgresPairKeeper.ts'), { detached: true })
  const exited = once(keeper, 'exit')
  const waiting = new Map<number, PromiseWithResolvers<PairAnswer>>()
  keeper.on('message', ({ number, answer, error }: { number: number; answer?: PairAnswer; error?: string }) => {
    if (answer === undefined) waiting.get(number)?.reject(new Error(error))
    else waiting.get(number)?.resolve(answer)
    waiting.delete(number)
  })
  keeper.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('The servers could not be kept; the reason is above.'))
  })
  const answered = (number: number): Promise<PairAnswer> => {
    const waits = Promise.withResolvers<PairAnswer>()
    waiting.set(number, waits)
    return waits.promise
  }

  let { urls, primary } = await answered(0)
  let orders = 0
  const give = async (order: PairOrder): Promise<void> => {
    orders += 1
    const answer = answered(orders)
    keeper.send({ number: orders, order })
    ;({ urls, primary } = await answer)
  }
  const onPrimary = (url: string): string =>
    `${urls[primary]?.replace(/\/postgres$/, '')}${url.slice(url.lastIndexOf('/'))}`
  return {
    createDatabase: async () => {
      const name = `test_${randomUUID().replaceAll('-', '')}`
      const admin = postgres(urls[primary] ?? '', { max: 1 })
      await admin.unsafe(`create database ${name}`)
      await admin.end()
      const [one, other] = urls.map((url) => new URL(url))
      return `postgres://${one?.username}:${one?.password}@${one?.host},${other?.host}/${name}`
    },
    onPrimary,
    kill: () => give('kill'),
    freeze: () => give('freeze'),
    thaw: () => give('thaw'),
    hold: () => give('hold'),
    release: () => give('release'),
    promote: () => give('promote'),
    rebuild: (isSynchronous) => give(isSynchronous ? 'rebuild' : 'rebuildAsynchronous'),
    stop: async () => {
      if (keeper.connected) keeper.disconnect()
      await exited
    },
  }
}
