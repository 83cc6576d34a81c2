import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { words } from '../../runtime/engine/words.ts'
import { updateScenario } from '../../runtime/proof/scenario/updateScenario.ts'
import type { Scenario } from '../../schemas/scenarios.ts'
import { createFitter } from '../document/createFitter.ts'
import { LONGEST_NAME } from '../document/limits.ts'
import { removeScenario } from '../document/workspace/removeScenario.ts'
import { renameScenario } from '../document/workspace/renameScenario.ts'
import { saveScenarios } from '../document/workspace/saveScenarios.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { useEditWorkspace } from '../editor/useEditWorkspace.ts'
import { speakEngine } from '../i18n/speakEngine.ts'
import { givesUpTo, openScenario } from '../simulator/openScenario.ts'
import { releaseOf } from '../simulator/playTalk.ts'
import { useSimulatorStore } from '../simulator/SimulatorStore.ts'
import type { ScenarioRun } from './createPlayer.ts'

/** What can be done with a scenario of a flow. */
export function useScenarioActions(flowId: string) {
  const { document, editor } = useDesigner()
  const { i18n } = useTranslation()
  const edit = useEditWorkspace()
  const store = useSimulatorStore()
  return useMemo(
    () => ({
      /** goes through it in the simulator: a failing one from where it fails, any other from its beginning */
      open: (name: string, scenario: Scenario, run: ScenarioRun | undefined) => {
        const [failure] = run?.failures ?? []
        const given = failure === undefined ? 0 : givesUpTo(scenario.steps, failure.step)
        store.setState({ panel: 'talk', talk: openScenario(flowId, name, scenario, given) })
      },
      /** what happens now is expected of these from now on; tells when one gives what cannot happen any more */
      accept: (scenarios: readonly (readonly [name: string, scenario: Scenario])[]) => {
        const release = releaseOf(createFitter()(document.getState().history.present))
        const updated = scenarios.map(([name, scenario]) => [name, updateScenario(release, flowId, scenario)] as const)
        const mended = updated.flatMap(([name, each]) => (each.ok ? [[name, each.scenario] as const] : []))
        const stuck = updated.find(([, each]) => !each.ok)?.[1]
        if (mended.length > 0)
          edit('saveScenario', saveScenarios, { flowId, scenarios: Object.fromEntries(mended), replace: true })
        if (stuck !== undefined && !stuck.ok)
          editor.setState({
            notice: { kind: 'failed', detail: speakEngine(i18n)(words`${stuck.expected}: ${stuck.got}`) },
          })
      },
      /** answers whether it was done */
      rename: (from: string, to: string) =>
        edit('renameScenario', renameScenario, { flowId, from, to: to.trim().slice(0, LONGEST_NAME) }),
      remove: (name: string) => edit('removeScenario', removeScenario, { flowId, name }),
    }),
    [document, editor, edit, store, flowId, i18n],
  )
}
