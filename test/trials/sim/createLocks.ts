import { AppError } from '../../../runtime/AppError.ts'
import { settledWithin } from '../../../runtime/settledWithin.ts'

/** The server's `lock_timeout`. */
const LOCK_MS = 3_000

export type Lock = (threads: readonly string[]) => Promise<() => void>

/** The locks of threads, which all hosts share; rejects when one of them is not to be had in time. */
export function createLocks(): Lock {
  const taken = new Map<string, Promise<void>>()
  return async (threads) => {
    const own: string[] = []
    const { promise, resolve } = Promise.withResolvers<void>()
    const unlock = (): void => {
      for (const thread of own) taken.delete(thread)
      resolve()
    }
    for (const thread of [...new Set(threads)].sort()) {
      for (let holder = taken.get(thread); holder !== undefined; holder = taken.get(thread)) {
        if ((await settledWithin(LOCK_MS, holder)) !== 'late') continue
        unlock()
        throw new AppError('unavailable', { detail: 'The conversation is locked.' })
      }
      taken.set(thread, promise)
      own.push(thread)
    }
    return unlock
  }
}
