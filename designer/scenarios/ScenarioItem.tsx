import { CircleCheck, CircleX, Footprints, Stamp, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Scenario } from '../../schemas/scenarios.ts'
import { Button } from '../controls/Button.tsx'
import { IdField } from '../controls/TextField.tsx'
import { useMay, useNeeds } from '../editor/useMay.ts'
import { StepLine } from '../simulator/StepLine.tsx'
import { CourseNow } from './CourseNow.tsx'
import type { ScenarioRun } from './createPlayer.ts'
import css from './Scenarios.module.css'

type Props = {
  readonly name: string
  readonly scenario: Scenario
  /** undefined: not played yet */
  readonly run: ScenarioRun | undefined
  readonly onOpen: () => void
  readonly onAccept: () => void
  readonly onRename: (to: string) => boolean
  readonly onRemove: () => void
}

/** A scenario: green or red, its steps, and of a red one how the conversation went instead. */
export function ScenarioItem({ name, scenario, run, onOpen, onAccept, onRename, onRemove }: Props) {
  const { t } = useTranslation()
  const needsDesigner = useNeeds('designer')
  const may = useMay('designer')
  const [failure] = run?.failures ?? []
  const look = run === undefined ? 'open' : run.passed ? 'passed' : 'failed'
  const Icon = look === 'failed' ? CircleX : CircleCheck
  const verdict = (step: number) => {
    if (run === undefined) return {}
    if (failure === undefined || step < failure.step) return { verdict: 'held' as const }
    return { verdict: step === failure.step ? ('failed' as const) : ('unknown' as const) }
  }
  return (
    <details className={css.item} data-look={look}>
      <summary>
        <Icon size={15} role="img" aria-label={t(`scenarios.looks.${look}`)} />
        <span dir="auto">{name}</span>
      </summary>
      <div className={css.actions}>
        <Button icon={Footprints} onClick={onOpen}>
          {t('scenarios.open')}
        </Button>
        {failure !== undefined && (
          <Button icon={Stamp} title={t('scenarios.acceptHelp')} onClick={onAccept} {...needsDesigner}>
            {t('scenarios.accept')}
          </Button>
        )}
        <Button icon={Trash2} look="quiet" onClick={onRemove} {...needsDesigner}>
          {t('form.remove')}
        </Button>
      </div>
      {may && (
        <div className={css.name}>
          <IdField
            label={t('simulator.scenarioName')}
            value={name}
            onRename={(to) => to.trim() !== '' && onRename(to)}
          />
        </div>
      )}
      {failure !== undefined && <h3>{t('scenarios.asExpected')}</h3>}
      {scenario.steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name than its place
        <StepLine key={index} step={step} {...verdict(index)} />
      ))}
      {run !== undefined && !run.passed && <CourseNow scenario={scenario} run={run} />}
    </details>
  )
}
