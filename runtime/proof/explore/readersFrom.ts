import { readsLatest, restOf } from '../../engine/nodes/traits.ts'
import type { CompiledNode } from '../../engine/walk/CompiledFlow.ts'
import type { Survey } from './Survey.ts'

/**
 * Nodes that read a message that comes in at `from`, nearest first. A wait takes the words when it is the first (`areWordsLeft`); routers
 * and bots read the latest message however far the flow has gone on.
 */
export function readersFrom(
  { written, compared }: Survey,
  from: Iterable<CompiledNode>,
  areWordsLeft: boolean,
): readonly string[] {
  const readers = new Set<string>()
  const seen = new Set<string>()
  const open = [...from].map((node) => ({ node, isLeft: areWordsLeft }))
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { node, isLeft } = next
    const key = `${node.id} ${isLeft}`
    if (seen.has(key)) continue
    seen.add(key)
    const source = written.get(node.id)?.node
    const rest = source === undefined ? null : restOf(source)
    const takesWords = rest?.message === 'answer'
    const reads = source !== undefined && readsLatest(source, compared.has('message.text'))
    if (takesWords ? isLeft : reads) readers.add(node.id)
    for (const [exit, to] of node.exits) {
      // A wait without words for it rests, and the next message replaces this one: only silence carries it on.
      if (takesWords && !isLeft && rest.needsWords(exit)) continue
      open.push({ node: to, isLeft: isLeft && !takesWords })
    }
  }
  return [...readers]
}
