import { Stamp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Flow } from '../../schemas/flow.ts'
import { Button } from '../controls/Button.tsx'
import { entryOf } from '../document/records.ts'
import { useWorkspace } from '../editor/DesignerContext.ts'
import { useNeeds } from '../editor/useMay.ts'
import { CoverageSection } from './CoverageSection.tsx'
import type { ScenarioRun } from './createPlayer.ts'
import { ScenarioItem } from './ScenarioItem.tsx'
import css from './Scenarios.module.css'
import { useRuns } from './useRuns.ts'
import { useScenarioActions } from './useScenarioActions.ts'

/** The flow's scenarios, played again whenever something changes, and what they cover. */
export function ScenariosPanel({ flow }: { readonly flow: Flow }) {
  const { t } = useTranslation()
  const runs = useRuns()
  const scenarios = Object.entries(entryOf(useWorkspace().scenarios, flow.id)?.scenarios ?? {})
  const own = new Map((runs ?? []).filter((run) => run.flow === flow.id).map((run) => [run.name, run]))
  const red = scenarios.filter(([name]) => own.get(name)?.passed === false)
  const failed = red.length
  const needsDesigner = useNeeds('designer')
  const actions = useScenarioActions(flow.id)
  return (
    <section className={css.panel} aria-label={t('scenarios.title')}>
      <p className={css.summary} role="status" data-look={failed > 0 ? 'failed' : 'passed'}>
        {runs === null
          ? t('scenarios.playing')
          : scenarios.length === 0
            ? t('scenarios.none')
            : failed > 0
              ? t('scenarios.failed', { count: failed, all: scenarios.length })
              : t('scenarios.allPass', { count: scenarios.length })}
      </p>
      {failed > 1 && (
        <div className={css.all}>
          <Button icon={Stamp} title={t('scenarios.acceptHelp')} onClick={() => actions.accept(red)} {...needsDesigner}>
            {t('scenarios.acceptAll')}
          </Button>
        </div>
      )}
      <CoverageSection flow={flow} runs={runs ?? NONE} isGreen={failed === 0} />
      <div className={css.list}>
        {scenarios
          .toSorted(([a], [b]) => Number(own.get(a)?.passed ?? true) - Number(own.get(b)?.passed ?? true))
          .map(([name, scenario]) => (
            <ScenarioItem
              key={name}
              name={name}
              scenario={scenario}
              run={own.get(name)}
              onOpen={() => actions.open(name, scenario, own.get(name))}
              onAccept={() => actions.accept([[name, scenario]])}
              onRename={(to) => actions.rename(name, to)}
              onRemove={() => actions.remove(name)}
            />
          ))}
      </div>
    </section>
  )
}

const NONE: readonly ScenarioRun[] = []
