import { readsLatest, restOf } from '../../../engine/nodes/traits.ts'
import type { CompiledNode } from '../../../engine/walk/CompiledFlow.ts'
import type { Survey } from '../../explore/Survey.ts'

/**
 * The nodes that one message can come to: from an entry or a rest on to the next rests, and behind these as far as it goes on without a new
 * message, for there it is read again. Ids with their path.
 */
export function segmentOf(survey: Survey, from: readonly string[]): readonly string[] {
  const start = from.flatMap((id) => survey.flow.nodes.get(id) ?? [])
  const seen = new Set<CompiledNode>(start)
  // The set grows while it is read.
  for (const node of seen) {
    const isNextRest = node.rest !== undefined && !start.includes(node)
    for (const next of isNextRest ? lateExits(survey, node) : node.exits.values()) seen.add(next)
  }
  return [...seen].map(({ id }) => id)
}

/** Whether what a rest leads to without a new message reads the last one. */
export function readsOldText(survey: Survey, rest: string): boolean {
  const { flow, written, compared } = survey
  const resting = flow.nodes.get(rest)
  const seen = new Set<CompiledNode>(resting === undefined ? [] : lateExits(survey, resting))
  for (const node of seen) {
    const source = written.get(node.id)?.node
    if (source !== undefined && readsLatest(source, compared.has('message.text'))) return true
    for (const next of lateExits(survey, node)) seen.add(next)
  }
  return false
}

/** What comes after a node without a new message. */
function lateExits({ written }: Survey, { id, exits }: CompiledNode): readonly CompiledNode[] {
  const source = written.get(id)?.node
  const rest = source === undefined ? null : restOf(source)
  return [...exits].flatMap(([exit, to]) => (rest?.message !== 'answer' || !rest.needsWords(exit) ? [to] : []))
}
