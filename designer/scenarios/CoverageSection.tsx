import { WandSparkles } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Flow } from '../../schemas/flow.ts'
import { Button } from '../controls/Button.tsx'
import { CheckField } from '../controls/CheckField.tsx'
import { useNeeds } from '../editor/useMay.ts'
import { useSimulator, useSimulatorStore } from '../simulator/SimulatorStore.ts'
import { CoverageBars } from './CoverageBars.tsx'
import type { ScenarioRun } from './createPlayer.ts'
import css from './Scenarios.module.css'
import { useCoverage } from './useCoverage.ts'
import { useGenerate } from './useGenerate.ts'

type Props = {
  readonly flow: Flow
  readonly runs: readonly ScenarioRun[]
  /** no scenario of the flow fails: one that does covers more once it is mended, and none is written in its place */
  readonly isGreen: boolean
}

/** What the scenarios cover, on the canvas too if wanted, and a way to write those that are missing. */
export function CoverageSection({ flow, runs, isGreen }: Props) {
  const { t } = useTranslation()
  const store = useSimulatorStore()
  const isShown = useSimulator(({ showsCoverage }) => showsCoverage)
  const coverage = useCoverage(flow, runs)
  const { isBusy, unreached, generate } = useGenerate(flow.id)
  const needsDesigner = useNeeds('designer')
  return (
    <div className={css.coverage}>
      <CoverageBars coverage={coverage} />
      <CheckField
        label={t('scenarios.paint')}
        value={isShown}
        onChange={(showsCoverage) => store.setState({ showsCoverage })}
      />
      {isGreen && coverage.exits.missing.length > 0 && (
        <Button
          icon={WandSparkles}
          disabled={isBusy}
          title={t('scenarios.generateHelp')}
          onClick={() => generate(runs)}
          {...needsDesigner}
        >
          {isBusy ? t('scenarios.searching') : t('scenarios.generate', { count: coverage.exits.missing.length })}
        </Button>
      )}
      {unreached !== null && unreached.length > 0 && (
        <p className={css.unreached} role="status">
          {t('scenarios.unreached', { exits: unreached.map(({ node, exit }) => `${node} (${exit})`).join(', ') })}
        </p>
      )}
    </div>
  )
}
