import type { Queue } from '../../../schemas/resources.ts'
import type { ResourceRename } from './renameInScenarios.ts'

/** The queue with a skill renamed where it drops it, or the channel that it hands over to; the same queue when it names neither. */
export function renameInQueue(queue: Queue, { kind, from, to }: ResourceRename): Queue {
  if (kind === 'channel' && queue.handOver === from) return { ...queue, handOver: to }
  if (kind !== 'skill' || !queue.relax?.some(({ dropSkills }) => dropSkills.includes(from))) return queue
  const relax = queue.relax.map((step) => ({
    ...step,
    dropSkills: step.dropSkills.map((skill) => (skill === from ? to : skill)),
  }))
  return { ...queue, relax }
}
