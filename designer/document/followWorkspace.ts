import { EMPTY_WORKSPACE } from '../../runtime/engine/emptyWorkspace.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import { diffWorkspaces } from './workspaceDelta.ts'

export type Follower = {
  /** asks for the answer about this state of the workspace */
  readonly follow: (workspace: Workspace) => void
  readonly close: () => void
}

/**
 * Keeps a worker in step with the workspace, by its changes, so that a keystroke waits for nothing. One question at a time: what changes
 * meanwhile is asked about together afterwards, so a fast typist is always answered about the latest state and never about a queue of old
 * ones. The worker gets a WorkspaceDelta and answers each; before the last answer it may send others, which `isLast` tells apart.
 */
export function followWorkspace<Answer>(
  worker: Worker,
  onAnswer: (answer: Answer) => void,
  isLast: (answer: Answer) => boolean = () => true,
): Follower {
  let known = EMPTY_WORKSPACE
  let wanted = EMPTY_WORKSPACE
  let isBusy = false
  const next = () => {
    if (isBusy || wanted === known) return
    isBusy = true
    worker.postMessage(diffWorkspaces(known, wanted))
    known = wanted
  }
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    onAnswer(data)
    if (!isLast(data)) return
    isBusy = false
    next()
  })
  return {
    follow: (workspace) => {
      wanted = workspace
      next()
    },
    close: () => worker.terminate(),
  }
}
