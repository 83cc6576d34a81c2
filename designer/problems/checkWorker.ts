/* Runs in a worker: answers each change of the workspace with everything that is wrong in it. */
import { createCheck } from '../document/checkChanges.ts'
import type { WorkspaceDelta } from '../document/workspaceDelta.ts'

const check = createCheck()

self.addEventListener('message', ({ data }: MessageEvent<WorkspaceDelta>) => self.postMessage(check(data)))
