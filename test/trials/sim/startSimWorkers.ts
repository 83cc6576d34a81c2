import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Job, Played } from './simWorker.ts'

/** Enough that handing them out costs nothing, few enough that all end at about the same time. */
const SEEDS_AT_ONCE = 25

/** Plays seeds from first to last in so many processes; `tell` is told of each, and says whether to go on. Resolves when all have ended. */
export async function startSimWorkers(
  processes: number,
  first: number,
  last: number,
  tell: (played: Played) => boolean,
): Promise<void> {
  let next = first
  let isGoingOn = true
  async function work(child: ChildProcess): Promise<void> {
    const gone = once(child, 'exit').then(() => null)
    while (isGoingOn && next <= last) {
      const job: Job = { first: next, last: Math.min(last, next + SEEDS_AT_ONCE - 1) }
      next = job.last + 1
      child.send(job)
      const answered = await Promise.race([once(child, 'message'), gone])
      if (answered === null) throw new Error(`The process that played the seeds ${job.first} to ${job.last} died.`)
      for (const played of answered[0] as readonly Played[]) isGoingOn = tell(played) && isGoingOn
    }
    child.disconnect()
  }
  await Promise.all(Array.from({ length: processes }, () => work(fork(join(import.meta.dirname, 'simWorker.ts')))))
}
