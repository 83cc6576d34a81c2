/* Runs in a worker of its own, once: searches a flow for conversations that take what no scenario takes yet. */
import { compileRelease } from '../../runtime/engine/CompiledRelease.ts'
import { type GeneratedScenarios, generateScenarios } from '../../runtime/engine/scenario/generateScenarios.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import type { ScenarioRun } from './createPlayer.ts'

export type Wanted = {
  readonly workspace: Workspace
  readonly flowId: string
  readonly runs: readonly ScenarioRun[]
}

self.addEventListener('message', ({ data: { workspace, flowId, runs } }: MessageEvent<Wanted>) => {
  const generated: GeneratedScenarios = generateScenarios(compileRelease(workspace, 'unsaved'), flowId, runs)
  self.postMessage(generated)
})
