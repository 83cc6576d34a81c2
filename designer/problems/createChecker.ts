import type { Issue } from '../../runtime/engine/issue.ts'
import { type Follower, followWorkspace } from '../document/followWorkspace.ts'
import { sameIssues } from '../document/sameIssues.ts'
import { startWorker } from '../editor/startWorker.ts'
import type { CheckAnswer } from './runCheck.ts'

/**
 * Checks every state of the workspace that it is shown, in a worker: no keystroke waits for a rule. Problems are told in `language`, and
 * not again while they are the same.
 */
export function createChecker(language: string, onIssues: (issues: readonly Issue[]) => void): Follower {
  let known: readonly Issue[] = []
  return followWorkspace<CheckAnswer>(
    startWorker('check', language),
    ({ issues }) => {
      if (sameIssues(issues, known)) return
      known = issues
      onIssues(issues)
    },
    ({ isLast }) => isLast,
  )
}
