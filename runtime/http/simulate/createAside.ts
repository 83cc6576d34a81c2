import { Worker } from 'node:worker_threads'
import { AppError } from '../../AppError.ts'
import type { Workspace } from '../../engine/index.ts'
import { threadOf } from '../../installation.ts'
import type { ForThread } from './asideThread.ts'
import type { Asked, Outcome } from './decideAside.ts'

/** Enough that one long simulation stops nobody else's, few enough that messages keep most of the machine. */
const THREADS = 2
/** More than these wait for a thread: the next is told to come again. */
const WAITING = 20
const LIMIT_MS = 10_000
/** A thread that has nothing to do for as long gives its memory back. */
const IDLE_MS = 60_000
const MEMORY_MB = 512

type Live = { readonly hash: string; readonly workspace: Workspace }
type Job = {
  readonly live: Live
  readonly asked: Asked
  readonly limitMs: number
  readonly resolve: (text: string) => void
  readonly reject: (error: unknown) => void
}
type Thread = {
  readonly worker: Worker
  /** it has loaded, or never will. A worker that is terminated while it loads can take the whole process with it (Node 24: SIGTRAP). */
  readonly loaded: Promise<void>
  hash: string | null
  job: Job | null
  timer: NodeJS.Timeout | undefined
}

export type Aside = {
  /** the JSON of the answer; throws the `AppError` that the thread came to, `unprocessable` when it took too long, `unavailable` when too many wait */
  readonly simulate: (live: Live, asked: Asked, limitMs?: number) => Promise<string>
  readonly close: () => Promise<void>
}

/**
 * Runs what people ask for beside the thread that takes customers' messages: begun when somebody asks, ended when it takes too long, whatever it is doing. Written here, since the
 * pools that there are keep who waits waiting when a task is ended.
 */
export function createAside(): Aside {
  const threads = new Set<Thread>()
  const waiting: Job[] = []

  function start(): Thread {
    const worker = new Worker(threadOf('./asideThread', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    const { promise: loaded, resolve: hasLoaded } = Promise.withResolvers<void>()
    const thread: Thread = { worker, loaded, hash: null, job: null, timer: undefined }
    worker.unref()
    worker.once('exit', () => hasLoaded())
    worker.on('message', (outcome: Outcome | null) => {
      hasLoaded()
      // What a thread answers that has been given up is for nobody.
      if (outcome === null || !threads.has(thread)) return
      const { job } = thread
      rest(thread)
      if (outcome.ok) job?.resolve(outcome.text)
      else job?.reject(new AppError(outcome.code, outcome.details))
    })
    worker.on('error', (error: Error & { code?: string }) => end(thread, failure(error)))
    threads.add(thread)
    return thread
  }
  function run(thread: Thread, job: Job): void {
    const { live, asked, limitMs } = job
    const message: ForThread = { ...asked, workspace: thread.hash === live.hash ? null : live.workspace }
    clearTimeout(thread.timer)
    thread.hash = live.hash
    thread.job = job
    thread.timer = setTimeout(() => end(thread, tooLong(limitMs)), limitMs)
    thread.worker.postMessage(message)
  }
  function rest(thread: Thread): void {
    clearTimeout(thread.timer)
    thread.job = null
    const next = waiting.shift()
    if (next !== undefined) run(thread, next)
    else thread.timer = setTimeout(() => end(thread, null), IDLE_MS).unref()
  }
  /** Another thread takes over what waits. */
  function end(thread: Thread, because: AppError | null): void {
    if (!threads.delete(thread)) return
    clearTimeout(thread.timer)
    void terminate(thread)
    thread.job?.reject(because)
    const next = waiting.shift()
    if (next !== undefined) run(start(), next)
  }

  return {
    simulate: (live, asked, limitMs = LIMIT_MS) =>
      new Promise((resolve, reject) => {
        const job = { live, asked, limitMs, resolve, reject }
        const idle = [...threads].find((thread) => thread.job === null)
        if (idle !== undefined) run(idle, job)
        else if (threads.size < THREADS) run(start(), job)
        else if (waiting.length < WAITING) waiting.push(job)
        else
          reject(new AppError('unavailable', { detail: 'Too many simulations are under way. Try again in a moment.' }))
      }),
    close: async () => {
      const gone = new AppError('unavailable', { detail: 'The host is closing. Try again.' })
      for (const job of waiting.splice(0)) job.reject(gone)
      await Promise.all(
        [...threads].map((thread) => {
          threads.delete(thread)
          clearTimeout(thread.timer)
          thread.job?.reject(gone)
          return terminate(thread)
        }),
      )
    },
  }
}

const terminate = ({ worker, loaded }: Thread): Promise<unknown> => loaded.then(() => worker.terminate())

const tooLong = (limitMs: number): AppError =>
  new AppError('unprocessable', {
    detail: `The simulation took longer than ${limitMs / 1_000} s and was ended. Ask for fewer events, for less time between them, or with smaller patterns.`,
    pointer: '',
  })

function failure(error: Error & { readonly code?: string }): AppError {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY')
    return new AppError('internal', { detail: error.message }, { cause: error })
  return new AppError('unprocessable', {
    detail: `The simulation needed more than ${MEMORY_MB} MB and was ended. Ask for fewer events.`,
    pointer: '',
  })
}
