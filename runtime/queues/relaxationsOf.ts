import type { Workspace } from '../engine/index.ts'
import { durationMs } from '../engine/parseDuration.ts'
import type { Relaxations } from './QueueStore.ts'

/** When the items of each queue may do without which skills, as queues.json says. */
export function relaxationsOf({ queues }: Pick<Workspace, 'queues'>): Relaxations {
  return Object.fromEntries(
    Object.entries(queues).map(([id, { relax = [] }]) => [
      id,
      relax.map(({ after, dropSkills }) => ({ afterMs: durationMs(after), dropSkills })),
    ]),
  )
}
