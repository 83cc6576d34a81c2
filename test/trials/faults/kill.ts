import { setTimeout as pause } from 'node:timers/promises'
import type { Fault, Hurt } from './Fault.ts'

/** Every so many times a host is killed once more while it starts, each time at another instant of it. */
const WHILE_STARTING = 4
const START_MS = 2_000
const STEP_MS = 370

/** Kills the hosts in turn, and starts another in the place of each. */
const kill: Hurt = async ({ hosts }, round) => {
  const index = round % hosts.urls().length
  await hosts.kill(index)
  return async () => {
    if (round % WHILE_STARTING === WHILE_STARTING - 1) {
      const started = hosts.start(index).catch(() => {})
      await pause((round * STEP_MS) % START_MS)
      await hosts.kill(index)
      await started
    }
    await hosts.start(index)
  }
}

const fault = (name: string, hosts: number, rounds: number, database: Fault['database'] = 'postgres'): Fault => ({
  name,
  hosts,
  database,
  hurt: kill,
  holdMs: 0,
  rounds,
  endsWithin: false,
})

/** SIGKILL, of one of one, two and four hosts, and on the embedded database; a fifth of the kills while a host starts. */
export const kills: readonly Fault[] = [
  fault('kill', 1, 280),
  fault('kill-2', 2, 220),
  fault('kill-4', 4, 220),
  fault('kill-embedded', 1, 80, 'embedded'),
]
