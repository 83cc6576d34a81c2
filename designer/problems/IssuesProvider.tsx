import { type ReactNode, startTransition, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { filePath } from '../../runtime/engine/files/FileKind.ts'
import type { Issue } from '../../runtime/engine/issue.ts'
import type { Follower } from '../document/followWorkspace.ts'
import { useDesigner, useDocument, useEditor } from '../editor/DesignerContext.ts'
import { createSpeaker } from '../i18n/speakEngine.ts'
import { createChecker } from './createChecker.ts'
import { createNodeIssues, IssuesContext, NodeIssuesContext, setNodeIssues } from './IssuesContext.ts'
import { whenIdle } from './whenIdle.ts'

const RANK = { error: 0, warning: 1, info: 2 } as const

/** Checks the workspace whenever it changes, once for everything that shows problems. */
export function IssuesProvider({ children }: { readonly children: ReactNode }) {
  const { document } = useDesigner()
  const { i18n } = useTranslation()
  const { language } = i18n
  const [found, setFound] = useState<readonly Issue[]>([])
  useEffect(() => {
    let checker: Follower | null = null
    const check = () => checker?.follow(document.getState().history.present)
    // The rules are as large as a third of the designer: the page is there and answers before they are loaded.
    const cancel = whenIdle(() => {
      checker = createChecker(language, (issues) => startTransition(() => setFound(issues)))
      check()
    })
    const unsubscribe = document.subscribe(check)
    return () => {
      cancel()
      unsubscribe()
      checker?.close()
    }
  }, [document, language])
  const told = useDocument((state) => state.issues)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same speaker says it in another language
  const unread = useMemo(() => told(createSpeaker(i18n)), [told, i18n, language])
  const issues = useMemo(
    () => [...unread, ...found].toSorted((a, b) => RANK[a.severity] - RANK[b.severity]),
    [unread, found],
  )
  const flowId = useEditor((state) => state.flowId)
  const [nodeIssues] = useState(createNodeIssues)
  useLayoutEffect(() => {
    const file = flowId === null ? '' : filePath('flow', flowId)
    const located = issues.filter((issue) => issue.file === file && issue.nodeId !== undefined)
    setNodeIssues(
      nodeIssues,
      Map.groupBy(located, ({ nodeId = '' }) => nodeId),
    )
  }, [issues, flowId, nodeIssues])
  return (
    <IssuesContext value={issues}>
      <NodeIssuesContext value={nodeIssues}>{children}</NodeIssuesContext>
    </IssuesContext>
  )
}
