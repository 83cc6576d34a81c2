import type { Node } from '../../../schemas/flow.ts'
import { type NamedBy, namedBy, namedExits } from '../../engine/nodes/exitsOf.ts'
import { type Words, words } from '../../engine/words.ts'

const NOUNS: { readonly [list in NamedBy]: Words } = {
  options: words`option`,
  rules: words`rule`,
  cases: words`case`,
  branches: words`branch`,
  outcomes: words`outcome`,
}

/** How an author calls an exit: `option "billing"` where it is named after one, else `exit "timeout"`. */
export function exitLabel(node: Node, exit: string): Words {
  const noun = node.type === 'subflow' ? NOUNS.outcomes : authoredNoun(node, exit)
  return words`${noun ?? words`exit`} "${exit}"`
}

/** What an exit is named after in its node: an option, a rule …; null when it is one that the node has anyway. */
export function authoredNoun(node: Node, exit: string): Words | null {
  const list = namedBy(node)
  return list !== null && namedExits(node).some(({ id }) => id === exit) ? NOUNS[list] : null
}
