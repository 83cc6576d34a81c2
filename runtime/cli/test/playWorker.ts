import { parentPort, workerData } from 'node:worker_threads'
import { compileRelease } from '../../engine/index.ts'
import { playScenario } from '../playScenarios.ts'
import type { PlayedSlice, Slice, WorkerStart } from './playAll.ts'

const { workspace, hash }: WorkerStart = workerData
const release = compileRelease(workspace, hash)

parentPort?.on('message', ({ from, scenarios }: Slice) => {
  const played: PlayedSlice = { from, results: scenarios.map((scenario) => playScenario(release, scenario)) }
  parentPort?.postMessage(played)
})
