import { useTranslation } from 'react-i18next'
import type { Scenario } from '../../schemas/scenarios.ts'
import { kindOf } from '../simulator/kindOf.ts'
import { StepLine } from '../simulator/StepLine.tsx'
import type { ScenarioRun } from './createPlayer.ts'
import css from './Scenarios.module.css'
import { SpokenLines } from './SpokenLines.tsx'

type Props = { readonly scenario: Scenario; readonly run: ScenarioRun }

/** How the conversation of a failing scenario goes now, with what was not expected marked; as far as it goes, when a step has no place any more. */
export function CourseNow({ scenario, run }: Props) {
  const { t } = useTranslation()
  const { now, failures, conversation } = run
  const expected = new Set(scenario.steps.map((step) => JSON.stringify(step)))
  const stuck = scenario.steps[failures[0]?.step ?? 0]
  return (
    <>
      <h3>{t('scenarios.asItWent')}</h3>
      {now !== null ? (
        now.steps.map((step, index) => (
          <StepLine
            // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name than its place
            key={index}
            step={step}
            {...(expected.has(JSON.stringify(step)) ? {} : { verdict: 'fresh' })}
          />
        ))
      ) : (
        <>
          {stuck !== undefined && <p className={css.wrong}>{t(`simulator.needs.${kindOf(stuck)}`)}</p>}
          <SpokenLines lines={conversation} />
        </>
      )}
    </>
  )
}
