import { ChevronDown, ChevronUp, CircleCheck, CircleX, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../runtime/engine/issue.ts'
import { useDesigner, useEditor } from '../editor/DesignerContext.ts'
import { openFlow, openResource } from '../editor/EditorStore.ts'
import { useIssues } from './IssuesContext.ts'
import css from './Problems.module.css'
import { resourceOfIssue } from './resourceOfIssue.ts'

/** What is wrong in the workspace, worst first; a click goes there. */
export function Problems() {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const isOpen = useEditor((state) => state.isProblemsOpen)
  const issues = useIssues()
  const errors = issues.filter(({ severity }) => severity === 'error').length
  const Icon = errors > 0 ? CircleX : issues.length > 0 ? TriangleAlert : CircleCheck
  const look = errors > 0 ? 'error' : issues.length > 0 ? 'warning' : 'good'
  return (
    <section className={css.problems} aria-label={t('areas.problems')}>
      <button
        type="button"
        className={css.head}
        aria-expanded={isOpen}
        onClick={() => editor.setState({ isProblemsOpen: !isOpen })}
      >
        <Icon size={15} aria-hidden="true" data-look={look} />
        {issues.length === 0 ? t('problems.none') : t('problems.count', { count: issues.length })}
        {isOpen ? <ChevronDown size={15} aria-hidden="true" /> : <ChevronUp size={15} aria-hidden="true" />}
      </button>
      {isOpen && issues.length > 0 && (
        <ul className={css.list}>
          {issues.slice(0, MOST).map((issue) => (
            <li key={`${issue.code}${issue.file}${issue.path}${issue.message}`}>
              <button type="button" className={css.issue} onClick={() => goTo(issue)}>
                {issue.severity === 'error' ? (
                  <CircleX size={14} aria-label={t('problems.error')} data-look="error" />
                ) : (
                  <TriangleAlert size={14} aria-label={t('problems.warning')} data-look="warning" />
                )}
                <span>
                  {issue.message} {issue.fix !== undefined && <span className={css.fix}>{issue.fix}</span>}
                </span>
                <span className={css.place}>{issue.file}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )

  function goTo(issue: Issue): void {
    const { file, nodeId } = issue
    const flowId = /^([^/]+)\.(?:flow|layout|scenarios)\.json$/.exec(file)?.[1]
    const resource = resourceOfIssue(issue)
    if (flowId !== undefined) openFlow(editor, flowId, nodeId === undefined ? [] : [nodeId])
    else if (resource !== null) openResource(editor, resource)
  }
}

/** Issues in the list; more are counted only. */
const MOST = 300
