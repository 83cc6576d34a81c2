import { CircleCheck, CircleX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { entryOf } from '../document/records.ts'
import { useWorkspace } from '../editor/DesignerContext.ts'
import { expectedNow } from './expectedNow.ts'
import css from './Simulator.module.css'
import { StepLine } from './StepLine.tsx'
import type { TalkNow } from './useTalk.ts'

/** While a scenario is gone through: what it expects where the conversation stands, and whether that holds. */
export function ExpectedList({ talk, release }: Pick<TalkNow, 'talk' | 'release'>) {
  const { t } = useTranslation()
  const { scenarios } = useWorkspace()
  const scenario = talk.scenario === null ? undefined : entryOf(scenarios, talk.flowId)?.scenarios[talk.scenario]
  const now = scenario === undefined ? null : expectedNow(release, scenario, talk)
  if (now === null) return null
  const { expectations, failure } = now
  const isExcess = expectations.every(({ verdict }) => verdict !== 'failed')
  return (
    <section className={css.expected} aria-label={t('simulator.expected')}>
      <h3>
        {failure === null ? (
          <CircleCheck size={15} aria-hidden="true" data-look="good" />
        ) : (
          <CircleX size={15} aria-hidden="true" data-look="error" />
        )}
        {talk.scenario}
      </h3>
      {expectations.map(({ step, verdict }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name than its place
        <StepLine key={index} step={step} verdict={verdict} />
      ))}
      {failure !== null && isExcess && <p className={css.wrong}>{t('scenarios.more')}</p>}
    </section>
  )
}
