import type { Node } from '../../../schemas/flow.ts'

const AUTHORED = {
  menu: 'option',
  keywordRoute: 'rule',
  branch: 'case',
  split: 'branch',
  botHandoff: 'outcome',
  subflow: 'outcome',
} as const

/** How an author calls an exit: `option "billing"` where it is named after one, else `exit "timeout"`. */
export function exitLabel(node: Node, exit: string): string {
  const isAuthored = authoredIds(node).some(({ id }) => id === exit)
  const word = isAuthored && node.type in AUTHORED ? AUTHORED[node.type as keyof typeof AUTHORED] : 'exit' // checked by `in`
  return `${word} "${exit}"`
}

/** The ids in a node that name its exits, with the way to each from the node. A collect's choices name values, not exits. */
export function authoredIds(
  node: Node,
): readonly { readonly id: string; readonly names: readonly (string | number)[] }[] {
  const inList = (list: string, items: readonly { readonly id: string }[]) =>
    items.map(({ id }, index) => ({ id, names: [list, index, 'id'] }))
  switch (node.type) {
    case 'menu':
      return inList('options', node.options)
    case 'keywordRoute':
      return inList('rules', node.rules)
    case 'branch':
      return inList('cases', node.cases)
    case 'split':
      return inList('branches', node.branches)
    case 'botHandoff':
      return (node.outcomes ?? []).map((id, index) => ({ id, names: ['outcomes', index] }))
    case 'subflow':
      return Object.keys(node.exits).map((id) => ({ id, names: ['exits', id] }))
    default:
      return []
  }
}
