import type { Flow } from '../../../schemas/flow.ts'
import { type Words, words } from '../../engine/words.ts'
import { entriesOf, graphOf, reachableFrom } from './graphOf.ts'
import type { mostWithoutCustomer } from './mostWithoutCustomer.ts'
import { type NodePlace, nodesOf } from './nodePlaces.ts'

/**
 * Where it comes to `limit` or more, on ways that customers go. Of a call only what has come together before it; what the called flow does
 * by itself is told there.
 */
export function placesBeyond(
  flow: Flow,
  most: ReturnType<typeof mostWithoutCustomer>,
  limit: number,
): readonly NodePlace[] {
  const isBeyond = (flowId: string, nodeId: string): boolean => (most.get(flowId)?.get(nodeId) ?? 0) >= limit
  const reached = reachableFrom(graphOf(flow), entriesOf(flow))
  return nodesOf(flow).filter(({ nodeId, node }) => {
    if (!reached.has(nodeId) || !isBeyond(flow.id, nodeId)) return false
    return node.type !== 'subflow' || ![...(most.get(node.flow)?.keys() ?? [])].some((id) => isBeyond(node.flow, id))
  })
}

/** What such a finding is about, as its message begins. */
export function saidBy({ node }: NodePlace): Words {
  return node.type === 'subflow' ? words`what the flow "${node.flow}" says` : words`what it says`
}
