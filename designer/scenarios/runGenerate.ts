import { compileRelease } from '../../runtime/engine/compile/CompiledRelease.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import { type GeneratedScenarios, generateScenarios } from '../../runtime/proof/explore/generateScenarios.ts'
import { workerSpeaker } from '../i18n/workerSpeaker.ts'
import type { ScenarioRun } from './createPlayer.ts'

export type Wanted = {
  readonly workspace: Workspace
  readonly flowId: string
  readonly runs: readonly ScenarioRun[]
}

/** In a worker of its own, once: searches a flow for conversations that take what no scenario takes yet. */
export function runGenerate(language: string): void {
  const speaker = workerSpeaker(language)
  self.addEventListener('message', async ({ data: { workspace, flowId, runs } }: MessageEvent<Wanted>) => {
    const release = compileRelease(workspace, 'unsaved')
    const generated: GeneratedScenarios = generateScenarios(release, flowId, runs, undefined, await speaker)
    self.postMessage(generated)
  })
}
