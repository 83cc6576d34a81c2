import { lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FlowCanvas } from '../canvas/FlowCanvas.tsx'
import { Boundary } from '../controls/Boundary.tsx'
import { useEditor, useFlow } from '../editor/DesignerContext.ts'
import { IssuesProvider } from '../problems/IssuesProvider.tsx'
import { Problems } from '../problems/Problems.tsx'
import { createSimulatorStore, SimulatorContext } from '../simulator/SimulatorStore.ts'
import { SourcePlace } from '../source/SourcePlace.tsx'
import css from './App.module.css'
import { AskedDialog } from './AskedDialog.tsx'
import { ConflictDialog } from './ConflictDialog.tsx'
import { FlowList } from './FlowList.tsx'
import { HeldLine } from './HeldLine.tsx'
import { LivePlace } from './LivePlace.tsx'
import { NoticeLine } from './NoticeLine.tsx'
import { SettingsPlace } from './SettingsPlace.tsx'
import { TopBar } from './TopBar.tsx'
import trying from './Trying.module.css'
import { TryPlace } from './TryPlace.tsx'
import { useShortcuts } from './useShortcuts.ts'

/* What is not on the first screen is loaded when it is asked for. */
const WorkspacePage = lazy(async () => ({ default: (await import('../workspace/WorkspacePage.tsx')).WorkspacePage }))
const FlowOutline = lazy(async () => ({ default: (await import('../outline/FlowOutline.tsx')).FlowOutline }))

/** The designer: flows at the left, the canvas in the middle, settings at the right, problems below. */
export function App() {
  const { t } = useTranslation()
  const flow = useFlow()
  const hasConflicts = useEditor(({ conflicts }) => conflicts.length > 0)
  const resource = useEditor((state) => state.resource)
  const view = useEditor((state) => state.view)
  const [simulator] = useState(createSimulatorStore)
  useShortcuts()
  return (
    <IssuesProvider>
      <SimulatorContext value={simulator}>
        <div className={css.app}>
          <TopBar />
          <HeldLine />
          <div className={`${css.main} ${trying.main}`}>
            <FlowList />
            {resource !== null ? (
              <Boundary key="resources" frame={(words) => <main>{words}</main>} waiting={<main />}>
                <WorkspacePage place={resource} />
              </Boundary>
            ) : (
              <main className={css.middle}>
                {flow === null ? (
                  <p className={css.empty}>{t('app.noFlow')}</p>
                ) : view === 'outline' ? (
                  <Boundary key={flow.id} waiting={<div />}>
                    <FlowOutline />
                  </Boundary>
                ) : view === 'source' ? (
                  <SourcePlace key={flow.id} flowId={flow.id} />
                ) : (
                  <FlowCanvas flowId={flow.id} />
                )}
                <Problems />
              </main>
            )}
            <SettingsPlace />
            <TryPlace />
            <LivePlace />
          </div>
          <AskedDialog />
          <NoticeLine />
          {hasConflicts && <ConflictDialog />}
        </div>
      </SimulatorContext>
    </IssuesProvider>
  )
}
