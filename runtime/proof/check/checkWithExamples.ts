import type { Issue } from '../../engine/issue.ts'
import type { Workspace } from '../../engine/workspace.ts'
import { type CheckOptions, findProblems } from './checkWorkspace.ts'
import { findExamples } from './findExamples.ts'

/** Like `checkWorkspace`, and each issue that can be seen in a conversation has the shortest one that was found as its `example`. */
export function checkWithExamples(workspace: Workspace, options: CheckOptions = {}): readonly Issue[] {
  return findExamples(workspace, findProblems(workspace, options))
}
