import type { Life, Node } from '../../../schemas/flow.ts'
import { restOf } from '../nodes/traits.ts'

/** After how long a conversation is closed for silence at a node, as ISO 8601; null: it leaves by its exit instead, or waits for somebody else. A time of its own goes before. */
export function closingAt(node: Node, { idle }: Life): string | null {
  const hasOwn = 'timeout' in node && node.timeout !== undefined
  return hasOwn || restOf(node)?.waitsFor !== 'customer' ? null : (idle?.close?.after ?? null)
}
