import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GeneratedScenarios } from '../../runtime/proof/explore/generateScenarios.ts'
import type { CoveredExit } from '../../runtime/proof/scenario/coverageOf.ts'
import { createFitter } from '../document/createFitter.ts'
import { saveScenarios } from '../document/workspace/saveScenarios.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { startWorker } from '../editor/startWorker.ts'
import { useEditWorkspace } from '../editor/useEditWorkspace.ts'
import type { ScenarioRun } from './createPlayer.ts'
import type { Wanted } from './runGenerate.ts'

export type Generation = {
  readonly isBusy: boolean
  /** exits that the last search found no conversation for; null: there was none */
  readonly unreached: readonly CoveredExit[] | null
  readonly generate: (runs: readonly ScenarioRun[]) => void
}

/** Writes scenarios for the exits of a flow that none takes yet, in one step of undo. */
export function useGenerate(flowId: string): Generation {
  const { document } = useDesigner()
  const { language } = useTranslation().i18n
  const edit = useEditWorkspace()
  const worker = useRef<Worker | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [unreached, setUnreached] = useState<readonly CoveredExit[] | null>(null)
  useEffect(() => () => worker.current?.terminate(), [])
  const generate = useCallback(
    (runs: readonly ScenarioRun[]) => {
      const searching = startWorker('generate', language)
      worker.current = searching
      setBusy(true)
      searching.addEventListener('message', ({ data }: MessageEvent<GeneratedScenarios>) => {
        searching.terminate()
        setBusy(false)
        setUnreached(data.unreached)
        if (Object.keys(data.scenarios).length > 0)
          edit('addScenarios', saveScenarios, { flowId, scenarios: data.scenarios, replace: false })
      })
      searching.addEventListener('error', () => setBusy(false))
      const workspace = createFitter()(document.getState().history.present)
      const wanted: Wanted = { workspace, flowId, runs }
      searching.postMessage(wanted)
    },
    [document, edit, flowId, language],
  )
  return { isBusy, unreached, generate }
}
