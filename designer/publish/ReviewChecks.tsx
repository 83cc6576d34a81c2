import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../runtime/engine/issue.ts'
import { sayValue } from '../../runtime/engine/words.ts'
import { createSpeaker } from '../i18n/speakEngine.ts'
import css from './Publish.module.css'
import type { ReviewSoFar } from './useReview.ts'

type Props = { readonly found: ReviewSoFar; readonly onIssue: (issue: Issue) => void }

/** So many are shown at once. */
const FEW = 3

/** What the check and the scenarios found: in a line each when all is well, in full when it is not. */
export function ReviewChecks({ found: { errors, warnings, scenarios }, onIssue }: Props) {
  const { t, i18n } = useTranslation()
  const speaker = createSpeaker(i18n)
  return (
    <div className={css.checks}>
      <p data-look={errors.length > 0 ? 'error' : 'good'}>
        {errors.length > 0 ? <CircleX size={15} aria-hidden="true" /> : <CircleCheck size={15} aria-hidden="true" />}
        {errors.length > 0 ? t('publish.errors', { count: errors.length }) : t('publish.noErrors')}
        {warnings > 0 && <small>{t('publish.warnings', { count: warnings })}</small>}
      </p>
      {errors.length > 0 && (
        <ul>
          {errors.map((issue) => (
            <li key={`${issue.code}${issue.file}${issue.path}${issue.message}`}>
              <button type="button" onClick={() => onIssue(issue)}>
                {issue.message}
              </button>
            </li>
          ))}
        </ul>
      )}
      {errors.length === 0 && (
        <p data-look={scenarios.failed.length > 0 ? 'warning' : 'good'}>
          {scenarios.failed.length > 0 ? (
            <TriangleAlert size={15} aria-hidden="true" />
          ) : (
            <CircleCheck size={15} aria-hidden="true" />
          )}
          {scenarios.failed.length > 0
            ? t('publish.scenariosFail', { count: scenarios.failed.length, of: scenarios.count })
            : t('publish.scenariosHold', { count: scenarios.count })}
        </p>
      )}
      {scenarios.failed.length > 0 && (
        <details open={scenarios.failed.length <= FEW}>
          <summary>{t('publish.whichFail')}</summary>
          <ul>
            {scenarios.failed.map(({ flow, name, expected, got }) => (
              <li key={`${flow} ${name}`}>
                <strong dir="auto">{name}</strong> <small>{flow}</small>
                <br />
                {t('scenarios.expected', { expected: sayValue(expected, speaker) })}
                <br />
                {t('scenarios.got', { got: sayValue(got, speaker) })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
