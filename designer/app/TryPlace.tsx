import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { useFlow } from '../editor/DesignerContext.ts'
import { useSimulator, useSimulatorStore } from '../simulator/SimulatorStore.ts'
import { SidePart } from './SidePart.tsx'
import css from './Trying.module.css'

/* With the engine that it runs, the panel is loaded when it is first opened. */
const TryPanel = lazy(async () => ({ default: (await import('../scenarios/TryPanel.tsx')).TryPanel }))

/** Where the open flow is tried, while it is. */
export function TryPlace() {
  const { t } = useTranslation()
  const store = useSimulatorStore()
  const isOpen = useSimulator(({ panel }) => panel !== null)
  const flow = useFlow()
  if (!isOpen || flow === null) return null
  return (
    <div className={css.place}>
      <SidePart title={t('simulator.title')} onClose={() => store.setState({ panel: null })}>
        <TryPanel />
      </SidePart>
    </div>
  )
}
