import { useDeferredValue, useMemo } from 'react'
import { checkWorkspace } from '../../runtime/engine/check/checkWorkspace.ts'
import type { Issue } from '../../runtime/engine/issue.ts'
import { useDocument, useWorkspace } from '../editor/DesignerContext.ts'

const RANK = { error: 0, warning: 1, info: 2 } as const

/** Everything that is known to be wrong: files that could not be read, and what the rules find in the rest, worst first. */
export function useIssues(): readonly Issue[] {
  // Deferred, so that a keystroke is drawn before its workspace is checked.
  const workspace = useDeferredValue(useWorkspace())
  const found = useDocument((state) => state.issues)
  return useMemo(
    () => [...found, ...checkWorkspace(workspace)].toSorted((a, b) => RANK[a.severity] - RANK[b.severity]),
    [workspace, found],
  )
}
