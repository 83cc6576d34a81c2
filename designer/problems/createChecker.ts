import type { Issue } from '../../runtime/engine/issue.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import { diffWorkspaces, EMPTY_WORKSPACE } from '../document/workspaceDelta.ts'

export type Checker = {
  /** asks for the problems of this state of the workspace */
  readonly check: (workspace: Workspace) => void
  readonly close: () => void
}

/**
 * Checks in a worker, so that a keystroke waits for no rule. One check at a time: what changes meanwhile is checked together afterwards,
 * so a fast typist is always answered about the latest state and never about a queue of old ones.
 */
export function createChecker(onIssues: (issues: readonly Issue[]) => void): Checker {
  const worker = new Worker(new URL('./checkWorker.ts', import.meta.url), { type: 'module' })
  let known = EMPTY_WORKSPACE
  let wanted = EMPTY_WORKSPACE
  let isBusy = false
  const next = () => {
    if (isBusy || wanted === known) return
    isBusy = true
    worker.postMessage(diffWorkspaces(known, wanted))
    known = wanted
  }
  worker.addEventListener('message', ({ data }: MessageEvent<readonly Issue[]>) => {
    isBusy = false
    onIssues(data)
    next()
  })
  return {
    check: (workspace) => {
      wanted = workspace
      next()
    },
    close: () => worker.terminate(),
  }
}
