import { parentPort, workerData } from 'node:worker_threads'
import { compileRelease } from '../../engine/index.ts'
import { runScenario } from '../../proof/scenario/runScenario.ts'
import type { ScenarioResult } from '../../proof/scenario/ScenarioResult.ts'
import type { PlayedSlice, Slice, WorkerStart } from './playAll.ts'

const { workspace, hash, isBrief }: WorkerStart = workerData
const release = compileRelease(workspace, hash)
const PASSED: ScenarioResult = {
  passed: true,
  failures: [],
  conversation: [],
  nodes: [],
  exits: [],
  keywords: [],
  languages: [],
}

parentPort?.on('message', ({ from, scenarios }: Slice) => {
  const results = scenarios.map(({ flow, scenario }) => {
    const result = runScenario(release, flow, scenario)
    return isBrief && result.passed ? PASSED : result
  })
  const played: PlayedSlice = { from, results }
  parentPort?.postMessage(played)
})
