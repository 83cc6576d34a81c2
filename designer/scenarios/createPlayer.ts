import { type CompiledRelease, compileRelease } from '../../runtime/engine/compile/CompiledRelease.ts'
import { EMPTY_WORKSPACE } from '../../runtime/engine/emptyWorkspace.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import { runScenario } from '../../runtime/proof/scenario/runScenario.ts'
import type { ScenarioResult } from '../../runtime/proof/scenario/ScenarioResult.ts'
import { updateScenario } from '../../runtime/proof/scenario/updateScenario.ts'
import type { Scenario } from '../../schemas/scenarios.ts'
import { createFitter } from '../document/createFitter.ts'
import { applyDelta, type WorkspaceDelta } from '../document/workspaceDelta.ts'

export type ScenarioRun = {
  readonly flow: string
  readonly name: string
  /** of a failing one: the same conversation as it goes now; null when something in it cannot happen any more, and of one that passes */
  readonly now: Scenario | null
} & ScenarioResult

type Outcome = Omit<ScenarioRun, 'flow' | 'name'>

/** What is run of a workspace: while these are the same, a scenario goes as it went. */
const RUN = ['workspace', 'flows', 'queues', 'skills', 'bots', 'channels', 'schedules'] as const

/**
 * Makes a player that follows a workspace by its changes and answers each with how all its scenarios go. What cannot have changed is not
 * played again: moving a card plays nothing, editing a scenario plays that one.
 */
export function createPlayer(): (delta: WorkspaceDelta) => readonly ScenarioRun[] {
  const runnable = createFitter()
  let workspace = EMPTY_WORKSPACE
  let release: CompiledRelease | null = null
  let results = new WeakMap<Scenario, Outcome>()
  return (delta) => {
    workspace = applyDelta(workspace, delta)
    const fitted = runnable(workspace)
    if (release === null || hasChanged(release.workspace, fitted)) {
      release = compileRelease(fitted, 'unsaved')
      results = new WeakMap()
    }
    const played = release
    return Object.values(workspace.scenarios).flatMap(({ flow, scenarios }) =>
      Object.entries(scenarios).map(([name, scenario]): ScenarioRun => {
        const outcome = results.get(scenario) ?? play(played, flow, scenario)
        results.set(scenario, outcome)
        return { flow, name, ...outcome }
      }),
    )
  }
}

function play(release: CompiledRelease, flow: string, scenario: Scenario): Outcome {
  const result = runScenario(release, flow, scenario)
  if (result.passed) return { ...result, now: null }
  const updated = updateScenario(release, flow, scenario)
  return { ...result, now: updated.ok ? updated.scenario : null }
}

const hasChanged = (before: Workspace, after: Workspace): boolean => RUN.some((part) => before[part] !== after[part])
