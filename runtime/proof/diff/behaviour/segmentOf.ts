import type { CompiledFlow, CompiledNode } from '../../../engine/walk/CompiledFlow.ts'

/**
 * The nodes that one message can come to: from an entry or a rest on to the next rests, and behind these as far as it goes on without a new
 * message, for there it is read again. Ids with their path.
 */
export function segmentOf(flow: CompiledFlow, from: readonly string[]): readonly string[] {
  const start = from.flatMap((id) => flow.nodes.get(id) ?? [])
  const seen = new Set<CompiledNode>(start)
  // The set grows while it is read.
  for (const node of seen) {
    const isNextRest = node.rest !== undefined && !start.includes(node)
    for (const next of isNextRest ? lateExits(node) : node.exits.values()) seen.add(next)
  }
  return [...seen].map(({ id }) => id)
}

/** Whether what a rest leads to without a new message reads the last one: a router without a prompt, or a bot. */
export function readsOldText(flow: CompiledFlow, rest: string): boolean {
  const seen = new Set<CompiledNode>(lateExits(flow.nodes.get(rest)))
  for (const node of seen) {
    if (node.type === 'botHandoff' || (node.type === 'keywordRoute' && node.rest === undefined)) return true
    for (const next of lateExits(node)) seen.add(next)
  }
  return false
}

function lateExits(node: CompiledNode | undefined): readonly CompiledNode[] {
  if (node === undefined) return []
  const takesAnswers = node.rest !== undefined && node.type !== 'botHandoff' && node.type !== 'request'
  return [...node.exits].flatMap(([exit, to]) => (!takesAnswers || exit === 'timeout' ? [to] : []))
}
