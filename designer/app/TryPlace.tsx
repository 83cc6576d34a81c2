import { lazy, Suspense } from 'react'
import { useFlow } from '../editor/DesignerContext.ts'
import { useSimulator } from '../simulator/SimulatorStore.ts'
import css from './Trying.module.css'

/* With the engine that it runs, the panel is loaded when it is first opened. */
const TryPanel = lazy(async () => ({ default: (await import('../scenarios/TryPanel.tsx')).TryPanel }))

/** Where the open flow is tried, while it is. */
export function TryPlace() {
  const isOpen = useSimulator(({ panel }) => panel !== null)
  const flow = useFlow()
  if (!isOpen || flow === null) return null
  return (
    <div className={css.place}>
      <Suspense fallback={null}>
        <TryPanel />
      </Suspense>
    </div>
  )
}
