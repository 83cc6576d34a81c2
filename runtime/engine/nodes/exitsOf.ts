import type { Node, NodeType } from '../../../schemas/flow.ts'

/** The exits that a node must wire; no other is allowed. A subflow's depend on the called flow and are empty here: see `outcomesOf`. */
export type ExitRule<T extends Node> = (node: T) => readonly string[]

const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id)

const EXITS: { readonly [T in NodeType]: ExitRule<Extract<Node, { type: T }>> } = {
  greeting: () => ['next'],
  message: () => ['next'],
  keywordRoute: ({ rules, prompt }) => [...ids(rules), 'noMatch', ...(prompt === undefined ? [] : ['timeout'])],
  menu: ({ options }) => [...ids(options), 'noMatch', 'timeout'],
  officeHours: () => ['open', 'closed', 'holiday', 'emergency'],
  botHandoff: ({ outcomes = [], escape: escapeWords }) => [
    ...outcomes.filter((outcome) => outcome !== 'done'),
    'done',
    'failed',
    'timeout',
    ...(escapeWords === undefined ? [] : ['escape']),
  ],
  enqueue: () => [],
  branch: ({ cases }) => [...ids(cases), 'otherwise'],
  collect: () => ['next', 'invalid', 'timeout'],
  assign: () => ['next'],
  request: () => ['ok', 'failed'],
  subflow: () => [],
  split: ({ branches }) => ids(branches),
  outcome: () => [],
  close: () => [],
}

/** The exits that `node` must have. An `outcome` may have `next` besides; a `subflow` has those of `outcomesOf` its flow. */
export function exitsOf(node: Node): readonly string[] {
  const rule = EXITS[node.type] as ExitRule<Node> // the registry pairs each type with its own rule
  return rule(node)
}

/** How a flow can return to one that calls it: the outcomes of its `outcome` nodes without `next`. */
export function outcomesOf(flow: { readonly nodes: { readonly [id: string]: Node } }): readonly string[] {
  const outcomes = Object.values(flow.nodes).flatMap((node) =>
    node.type === 'outcome' && node.exits?.next === undefined ? [node.outcome] : [],
  )
  return [...new Set(outcomes)].sort()
}

/** Whether the conversation can rest at the node. */
export function isWait(node: Node): boolean {
  switch (node.type) {
    case 'menu':
    case 'collect':
    case 'botHandoff':
    case 'request':
      return true
    case 'keywordRoute':
      return node.prompt !== undefined
    default:
      return false
  }
}

/** Whether the flow ends at the node. */
export function isTerminal(node: Node): boolean {
  return node.type === 'enqueue' || node.type === 'close' || (node.type === 'outcome' && node.exits?.next === undefined)
}
