import type { Issue } from '../../runtime/engine/issue.ts'
import { type Follower, followWorkspace } from '../document/followWorkspace.ts'

/** Checks every state of the workspace that it is shown, in a worker: no keystroke waits for a rule. Problems are told in `language`. */
export const createChecker = (language: string, onIssues: (issues: readonly Issue[]) => void): Follower =>
  followWorkspace(
    new Worker(new URL('./checkWorker.ts', import.meta.url), { type: 'module', name: language }),
    onIssues,
  )
