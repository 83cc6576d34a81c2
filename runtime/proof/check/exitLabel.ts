import type { Node, NodeType } from '../../../schemas/flow.ts'
import { type Words, words } from '../../engine/words.ts'

const AUTHORED: { readonly [type in NodeType]?: Words } = {
  menu: words`option`,
  keywordRoute: words`rule`,
  branch: words`case`,
  split: words`branch`,
  botHandoff: words`outcome`,
  subflow: words`outcome`,
}

/** How an author calls an exit: `option "billing"` where it is named after one, else `exit "timeout"`. */
export function exitLabel(node: Node, exit: string): Words {
  return words`${authoredNoun(node, exit) ?? words`exit`} "${exit}"`
}

/** What an exit is named after: an option, a rule …; null when it is one that its node has anyway. */
export function authoredNoun(node: Node, exit: string): Words | null {
  return authoredIds(node).some(({ id }) => id === exit) ? (AUTHORED[node.type] ?? null) : null
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
