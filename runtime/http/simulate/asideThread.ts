import { parentPort } from 'node:worker_threads'
import type { Workspace } from '../../engine/index.ts'
import { type Asked, decideAside } from './decideAside.ts'

/** One request at a time; the workspace comes along when it is another than the last. */
export type ForThread = Asked & { readonly workspace: Workspace | null }

let live: Workspace | null = null
parentPort?.on('message', ({ workspace, ...asked }: ForThread) => {
  live = workspace ?? live
  if (live !== null) parentPort?.postMessage(decideAside(live, asked))
})
// It has loaded.
parentPort?.postMessage(null)
