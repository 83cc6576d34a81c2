import { useTranslation } from 'react-i18next'
import type { Step } from '../../schemas/scenarios.ts'
import { sayDuration } from '../i18n/sayDuration.ts'
import css from './StepLine.module.css'
import { sayStep } from './sayStep.ts'

/** Of an expectation: whether it held, or was not looked at any more; of what happened: that it was not expected. */
export type Verdict = 'held' | 'failed' | 'unknown' | 'fresh'

type Props = { readonly step: Step; readonly verdict?: Verdict }

/** A step of a scenario in words: what happens, or what is expected of it. */
export function StepLine({ step, verdict }: Props) {
  const { t, i18n } = useTranslation()
  const { kind, isGiven, detail } = sayStep(step)
  return (
    <div className={css.step} data-given={isGiven} data-verdict={verdict}>
      <span className={css.kind}>
        {verdict === 'held' && <span className="visuallyHidden">{t('steps.held')} </span>}
        {verdict === 'fresh' && <span className="visuallyHidden">{t('steps.fresh')} </span>}
        {verdict === 'failed' && <span className="visuallyHidden">{t('steps.failed')} </span>}
        {t(`steps.kinds.${kind}`)}
      </span>
      <span className={css.detail} dir="auto">
        {kind === 'after' ? sayDuration(detail, i18n.language) : detail}
      </span>
    </div>
  )
}
