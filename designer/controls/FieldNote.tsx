import { CircleX, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../runtime/engine/issue.ts'
import css from './controls.module.css'
import { sayAtField } from './sayAtField.ts'

type Props = {
  readonly id: string
  readonly help: string | undefined
  /** what the field itself found */
  readonly problem: string | null
  /** what the checks found */
  readonly issues: readonly Issue[]
}

/** What is said under a field: its problems, or else its help. */
export function FieldNote({ id, help, problem, issues }: Props) {
  const { t } = useTranslation()
  // What the field finds itself, it finds at once, and the checks say the same a moment later.
  const lines =
    problem === null
      ? issues.map((issue) => ({ severity: issue.severity, words: sayAtField(issue) }))
      : [{ severity: 'error' as const, words: problem }]
  return (
    <div id={id} className={css.note}>
      {lines.map(({ severity, words }) => (
        <p key={words} className={severity === 'error' ? css.problem : css.warning}>
          {severity === 'error' ? (
            <CircleX size={12} role="img" aria-label={t('problems.error')} />
          ) : (
            <TriangleAlert size={12} role="img" aria-label={t('problems.warning')} />
          )}
          <span>{words}</span>
        </p>
      ))}
      {help !== undefined && <p className={css.help}>{help}</p>}
    </div>
  )
}
