import type { Node } from '../../../schemas/flow.ts'
import { restOf, restsFor } from '../../engine/nodes/traits.ts'
import { durationMs } from '../../engine/parseDuration.ts'

/**
 * How long, in ms, a node may rest before it leaves by an exit without a word of the customer; null: it takes a word to leave by it.
 * A bot may hand back at once, and a called flow return.
 */
export function silenceAt(node: Node, exit: string): number | null {
  const rest = restOf(node)
  if (rest === null) return 0
  if (rest.needsWords(exit)) return null
  return exit === 'timeout' || rest.waitsFor === 'service' ? durationMs(restsFor(node, rest)) : 0
}
