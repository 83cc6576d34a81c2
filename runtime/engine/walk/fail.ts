import { ENDED } from './createFlowMachine.ts'
import type { Turn } from './Turn.ts'

/** Ends the turn safely: the conversation goes to the flow's fallback queue and the trace says why. Gives the rest it comes to. */
export function fail(turn: Turn, code: string, message: string, nodes: readonly string[] = []): string {
  const { fallback } = turn.flow
  turn.trace.push({ type: 'failed', code, message, nodes })
  turn.effects.push({
    type: 'enqueue',
    node: nodes.at(-1) ?? turn.session.node ?? '',
    queue: fallback.queue,
    skills: fallback.skills,
    priority: fallback.priority,
    failure: code,
  })
  turn.session.ended = 'enqueued'
  return ENDED
}
