import type { Owner } from '../../../schemas/wire.ts'
import type { Effect } from '../../engine/state/effect.ts'
import type { TraceEntry } from '../../engine/state/trace.ts'
import { nameSkill } from '../nameSkill.ts'

/** One turn of a conversation as it was recorded, or as it went again. */
export type CourseStep = {
  readonly owner: Owner
  /** the node that waits, while the flow or a bot has the conversation */
  readonly waitingAt: string | null
  readonly effects: readonly Effect[]
  readonly trace: readonly TraceEntry[]
  /** the agent finished, which is nobody's decision */
  readonly isAgentClosed: boolean
}

/** What a conversation came to, in words that compare. */
export type Course = {
  /** one for each time that the flow was done with it, and one if it waits still: `queue billing, skills billing 3`, `closed`, `waiting at menu`, `bot at faq` */
  readonly ends: readonly string[]
  /** how often the customer was asked for something */
  readonly waits: number
  /** codes of what failed in the engine */
  readonly failures: readonly string[]
}

export function courseOf(steps: readonly CourseStep[]): Course {
  const ends: string[] = []
  const failures: string[] = []
  let waits = 0
  let before: Owner | null = null
  for (const { owner, effects, trace, isAgentClosed } of steps) {
    const end = isAgentClosed ? null : endOf(owner, before, effects)
    if (end !== null) ends.push(end)
    const isReminder = trace.some(({ type }) => type === 'reminded')
    if (owner === 'flow' && !isReminder && effects.some(({ type }) => type === 'startTimer')) waits += 1
    for (const entry of trace) if (entry.type === 'failed') failures.push(entry.code)
    before = owner
  }
  const last = steps.at(-1)
  if (last?.owner === 'flow') ends.push(`waiting at ${last.waitingAt ?? 'nothing'}`)
  if (last?.owner === 'bot') ends.push(`bot at ${last.waitingAt ?? 'nothing'}`)
  return { ends, waits, failures }
}

function endOf(owner: Owner, before: Owner | null, effects: readonly Effect[]): string | null {
  const enqueued = effects.find((effect) => effect.type === 'enqueue')
  if (enqueued !== undefined) {
    const skills = enqueued.skills.map(nameSkill).sort()
    return `queue ${enqueued.queue}${skills.length === 0 ? '' : `, skills ${skills.join(', ')}`}`
  }
  return owner === 'closed' && before !== 'closed' ? 'closed' : null
}
