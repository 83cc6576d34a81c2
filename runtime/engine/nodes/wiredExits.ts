import type { Exits, Node } from '../../../schemas/flow.ts'

/** The exits of a node that lead somewhere; none for a terminal node. */
export function wiredExits(node: Node): Exits {
  return 'exits' in node ? (node.exits ?? {}) : {}
}
