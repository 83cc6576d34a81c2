import { type ExitRule, exits } from '../../../schemas/exits.ts'
import type { Node, NodeType } from '../../../schemas/flow.ts'
import { wiredExits } from './wiredExits.ts'

type Flows = { readonly [id: string]: { readonly nodes: { readonly [id: string]: Node } } }

/** The lists in which authors name exits. */
export type NamedBy = {
  [T in NodeType]: (typeof exits)[T] extends { readonly namedBy: infer List } ? List : never
}[NodeType]

const ruleOf = ({ type }: Node): ExitRule & { readonly namedBy?: NamedBy } => exits[type]

/**
 * Every exit that a node can have, as its schema says, in the order in which they are shown. Those of a subflow are the outcomes of the
 * flow that it calls: null when that does not exist.
 */
export function exitsOf(node: Node, flows: Flows): readonly string[] | null {
  if (node.type === 'subflow') {
    const called = Object.hasOwn(flows, node.flow) ? flows[node.flow] : undefined
    return called === undefined ? null : outcomesOf(called)
  }
  const { fixed, onlyWith } = ruleOf(node)
  const settings: { readonly [name: string]: unknown } = node
  const own = fixed.filter((exit) => {
    const setting = onlyWith[exit]
    return setting === undefined || settings[setting] !== undefined
  })
  const named = namedExits(node).flatMap(({ id }) => (own.includes(id) ? [] : [id]))
  return [...new Set(named), ...own]
}

/** The exits that a node must wire; none where they may lead nowhere, or cannot be known. */
export function requiredExits(node: Node, flows: Flows): readonly string[] {
  const { isOptional, whenUndelivered } = ruleOf(node)
  return isOptional ? [] : (exitsOf(node, flows) ?? []).filter((exit) => exit !== whenUndelivered)
}

/** Whether the flow goes on by an exit when a message of the node does not reach the customer: in a turn of its own, without a word of theirs. */
export const isWhenUndelivered = (node: Node, exit: string): boolean => ruleOf(node).whenUndelivered === exit

/** An id that the author gave, which names an exit, with the way to it from the node. */
export type NamedExit = { readonly id: string; readonly names: readonly (string | number)[] }

/** The list of a node in which its author names exits; null when there is none. */
export function namedBy(node: Node): NamedBy | null {
  return ruleOf(node).namedBy ?? null
}

/** The ids in a node that name its exits. */
export function namedExits(node: Node): readonly NamedExit[] {
  const list = namedBy(node)
  if (list === null) return []
  const items = (node as { readonly [name in NamedBy]?: readonly (string | { readonly id: string })[] })[list] // the schema says so
  return (items ?? []).map((item, index) =>
    typeof item === 'string' ? { id: item, names: [list, index] } : { id: item.id, names: [list, index, 'id'] },
  )
}

/** Whether the flow ends at the node. */
export function isTerminal(node: Node): boolean {
  const { fixed, namedBy: list, isOptional } = ruleOf(node)
  if (isOptional) return Object.keys(wiredExits(node)).length === 0
  return fixed.length === 0 && list === undefined && node.type !== 'subflow'
}

/** How a flow can return to one that calls it: the outcomes of its `outcome` nodes without `next`. */
export function outcomesOf(flow: Flows[string]): readonly string[] {
  const outcomes = Object.values(flow.nodes).flatMap((node) =>
    node.type === 'outcome' && isTerminal(node) ? [node.outcome] : [],
  )
  return [...new Set(outcomes)].sort()
}
