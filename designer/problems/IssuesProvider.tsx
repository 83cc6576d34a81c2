import { type ReactNode, useDeferredValue, useMemo } from 'react'
import { checkWorkspace } from '../../runtime/engine/check/checkWorkspace.ts'
import { filePath } from '../../runtime/engine/files/FileKind.ts'
import { useDocument, useEditor, useWorkspace } from '../editor/DesignerContext.ts'
import { IssuesContext, NodeIssuesContext } from './IssuesContext.ts'

const RANK = { error: 0, warning: 1, info: 2 } as const

/** Checks the workspace whenever it changes, once for everything that shows problems. */
export function IssuesProvider({ children }: { readonly children: ReactNode }) {
  // Deferred, so that a keystroke is drawn before its workspace is checked.
  const workspace = useDeferredValue(useWorkspace())
  const found = useDocument((state) => state.issues)
  const issues = useMemo(
    () => [...found, ...checkWorkspace(workspace)].toSorted((a, b) => RANK[a.severity] - RANK[b.severity]),
    [workspace, found],
  )
  const flowId = useEditor((state) => state.flowId)
  const byNode = useMemo(() => {
    const file = flowId === null ? '' : filePath('flow', flowId)
    const located = issues.filter((issue) => issue.file === file && issue.nodeId !== undefined)
    return Map.groupBy(located, ({ nodeId = '' }) => nodeId)
  }, [issues, flowId])
  return (
    <IssuesContext value={issues}>
      <NodeIssuesContext value={byNode}>{children}</NodeIssuesContext>
    </IssuesContext>
  )
}
