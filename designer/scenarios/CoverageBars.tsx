import { useTranslation } from 'react-i18next'
import { type Coverage, MEASURES, percentOf } from '../../runtime/proof/scenario/coverageOf.ts'
import css from './Scenarios.module.css'

/** How much of the flow the scenarios cover, in percent. */
export function CoverageBars({ coverage }: { readonly coverage: Coverage }) {
  const { t } = useTranslation()
  return (
    <dl className={css.bars}>
      {MEASURES.filter((measure) => coverage[measure].total > 0).map((measure) => {
        const percent = Math.floor(percentOf(coverage[measure]))
        const { covered, total } = coverage[measure]
        return (
          <div key={measure} title={t('scenarios.coveredOf', { covered, total })}>
            <dt>{t(`scenarios.measures.${measure}`)}</dt>
            <dd data-whole={percent === 100}>
              <meter value={covered} max={total} aria-label={t(`scenarios.measures.${measure}`)} />
              {percent} %
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
