import type { Flow } from '../../../schemas/flow.ts'
import { isWait } from '../../engine/nodes/traits.ts'
import { wiredExits } from '../../engine/nodes/wiredExits.ts'
import type { Rehearsal } from '../scenario/Rehearsal.ts'
import { nodesOf } from './nodePlaces.ts'

/**
 * How many steps of the customer or of the world it takes from where a conversation stands to a node, at the least; infinity when no way
 * leads there. Called flows are counted as passed at once.
 */
export function createStepsTo(flow: Flow, node: string): (rehearsal: Rehearsal) => number {
  const waits = waitsTo(flow, node)
  const from = (nodeId: string | undefined): number => waits.get(nodeId ?? '') ?? Number.POSITIVE_INFINITY
  // The first message begins the flow and answers its first wait.
  const begin = (nodeId: string | undefined): number => Math.max(1, from(nodeId))
  const first = Math.min(...[flow.start, ...Object.values(flow.entries ?? {})].map(begin))
  const again = Math.min(first, begin(flow.returning))
  return (rehearsal) => {
    const conversation = rehearsal.conversation()
    if (conversation === null) return first
    const isUnderWay = conversation.owner === 'flow' || conversation.owner === 'bot'
    if (!isUnderWay) return again
    const { node: rest, sent } = conversation.session ?? {}
    // A node of a called flow stands where the call does. What was sent may not arrive, which is gone on from too.
    return 1 + Math.min(...[rest, ...(sent?.nodes ?? [])].map((nodeId) => from(nodeId?.split('/')[0])))
  }
}

/** The waits on the way from behind each node to `goal`, itself left out. */
function waitsTo(flow: Flow, goal: string): ReadonlyMap<string, number> {
  const back = new Map<string, string[]>()
  for (const { nodeId, node } of nodesOf(flow)) {
    for (const target of Object.values(wiredExits(node))) {
      const known = back.get(target)
      if (known === undefined) back.set(target, [nodeId])
      else known.push(nodeId)
    }
  }
  const waits = new Map([[goal, 0]])
  let near = new Set([goal])
  for (let count = 0; near.size > 0; count += 1) {
    const far = new Set<string>()
    // A set gives what is added while it is walked, too.
    for (const nodeId of near) {
      const node = flow.nodes[nodeId]
      const costs = nodeId !== goal && node !== undefined && isWait(node)
      for (const before of back.get(nodeId) ?? []) {
        if (waits.has(before) && (waits.get(before) ?? 0) <= count) continue
        if (costs) far.add(before)
        else {
          waits.set(before, count)
          near.add(before)
        }
      }
    }
    near = new Set([...far].filter((nodeId) => !waits.has(nodeId)))
    for (const nodeId of near) waits.set(nodeId, count + 1)
  }
  return waits
}
