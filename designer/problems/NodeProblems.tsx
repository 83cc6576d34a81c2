import { CircleX, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../runtime/engine/issue.ts'
import css from './Problems.module.css'

type Props = {
  readonly issues: readonly Issue[]
  /** goes to the field that the problem is about, where there are fields */
  readonly onGo?: (path: string) => void
}

/** A node's problems in words, for its settings; a click on one goes to its field. */
export function NodeProblems({ issues, onGo }: Props) {
  const { t } = useTranslation()
  if (issues.length === 0) return null
  return (
    <ul className={css.own} aria-label={t('areas.problems')}>
      {issues.map(({ code, path, severity, message, fix }) => (
        <li key={`${code}${path}${message}`} data-severity={severity}>
          {severity === 'error' ? (
            <CircleX size={14} aria-label={t('problems.error')} />
          ) : (
            <TriangleAlert size={14} aria-label={t('problems.warning')} />
          )}
          {onGo === undefined ? (
            <span>{said(message, fix)}</span>
          ) : (
            <button type="button" className={css.go} onClick={() => onGo(path)}>
              {said(message, fix)}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

const said = (message: string, fix: string | undefined) => (
  <>
    {message} {fix !== undefined && <span className={css.fix}>{fix}</span>}
  </>
)

/** The sign on a card that has problems: how many, and how bad the worst is. */
export function ProblemBadge({ issues }: { readonly issues: readonly Issue[] }) {
  const { t } = useTranslation()
  const [worst] = issues
  if (worst === undefined) return null
  const words = issues.map(({ message }) => message).join('\n')
  return (
    <span
      className={css.badge}
      data-severity={worst.severity}
      title={words}
      role="img"
      aria-label={t('problems.count', { count: issues.length })}
    >
      {issues.length}
    </span>
  )
}
