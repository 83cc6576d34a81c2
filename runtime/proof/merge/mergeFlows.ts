import type { Flow } from '../../../schemas/flow.ts'
import { namesIn } from '../../engine/files/pointer.ts'
import { alignRenames } from './alignRenames.ts'
import type { Conflict } from './Conflict.ts'
import { checkMergedNodes } from './checkMergedNodes.ts'
import { mendExits } from './mendExits.ts'
import { mergeValues } from './mergeValues.ts'

/** Three versions of a flow made into one, as a graph: renames are followed, and no exit is left to a node that the other side deleted. */
export function mergeFlows(
  base: Flow,
  ours: Flow,
  theirs: Flow,
): { readonly value: Flow; readonly conflicts: readonly Conflict[] } {
  const { conflicts: renames, ...flows } = alignRenames({ base, ours, theirs })
  const merged = mergeValues({ base: flows.base, ours: flows.ours, theirs: flows.theirs })
  const { flow, conflicts } = mendExits(merged.value as Flow, flows) // three flows make a flow
  const together = checkMergedNodes(flow, flows)
  return {
    value: keepOurs(flow, flows.ours, together),
    conflicts: [...renames, ...merged.conflicts, ...conflicts, ...together],
  }
}

/** Where the two together are wrong, our node stands. */
function keepOurs(flow: Flow, ours: Flow, conflicts: readonly Conflict[]): Flow {
  const nodes = conflicts.flatMap(({ path }) => {
    const id = namesIn(path)[1] ?? ''
    const own = ours.nodes[id]
    return own === undefined ? [] : [[id, own] as const]
  })
  return { ...flow, nodes: { ...flow.nodes, ...Object.fromEntries(nodes) } }
}
