import type { Node } from '../../../schemas/flow.ts'
import { DEFAULT_REQUEST_TIMEOUT, DEFAULT_WAIT } from '../../engine/limits.ts'
import { isWait } from '../../engine/nodes/exitsOf.ts'
import { durationMs } from '../../engine/parseDuration.ts'

/**
 * How long, in ms, a node may rest before it leaves by an exit without a word of the customer; null: it takes a word to leave by it.
 * A bot may hand back at once, and a called flow return.
 */
export function silenceAt(node: Node, exit: string): number | null {
  if (node.type === 'request') return durationMs(node.timeout ?? DEFAULT_REQUEST_TIMEOUT)
  if (exit === 'timeout' && 'timeout' in node) return durationMs(node.timeout ?? DEFAULT_WAIT)
  if (exit === 'timeout' && isWait(node)) return durationMs(DEFAULT_WAIT)
  if (node.type === 'botHandoff') return exit === 'escape' ? null : 0
  return isWait(node) ? null : 0
}
