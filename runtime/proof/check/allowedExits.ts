import { exitsOf, outcomesOf } from '../../engine/nodes/exitsOf.ts'
import type { Workspace } from '../../engine/workspace.ts'
import type { NodePlace } from './nodePlaces.ts'

/**
 * The exits of a node: those it must wire, and those it may. Null when they cannot be known, because the flow that a subflow calls does
 * not exist.
 */
export function allowedExits(
  workspace: Workspace,
  { node }: NodePlace,
): { readonly required: readonly string[]; readonly optional: readonly string[] } | null {
  if (node.type === 'outcome') return { required: [], optional: ['next'] }
  if (node.type !== 'subflow') return { required: exitsOf(node), optional: [] }
  const called = Object.hasOwn(workspace.flows, node.flow) ? workspace.flows[node.flow] : undefined
  return called === undefined ? null : { required: outcomesOf(called), optional: [] }
}
