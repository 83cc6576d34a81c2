import { useEffect, useMemo } from 'react'
import { type Coverage, coverageOf } from '../../runtime/proof/scenario/coverageOf.ts'
import type { Flow } from '../../schemas/flow.ts'
import { useDesigner, useWorkspace } from '../editor/DesignerContext.ts'
import { useSimulator } from '../simulator/SimulatorStore.ts'
import type { ScenarioRun } from './createPlayer.ts'
import { marksOf } from './marksOf.ts'

/** What the scenarios cover of a flow, its own and its callers'; painted over the canvas while the author wants it. */
export function useCoverage(flow: Flow, runs: readonly ScenarioRun[]): Coverage {
  const { editor } = useDesigner()
  const workspace = useWorkspace()
  const isShown = useSimulator(({ showsCoverage }) => showsCoverage)
  const { flows } = workspace
  // biome-ignore lint/correctness/useExhaustiveDependencies: coverage is of the flows alone
  const coverage = useMemo(() => coverageOf(workspace, flow.id, runs), [flows, flow.id, runs])
  useEffect(() => {
    editor.setState({ marks: isShown ? marksOf(flow, coverage) : null })
  }, [editor, flow, coverage, isShown])
  useEffect(() => () => editor.setState({ marks: null }), [editor])
  return coverage
}
