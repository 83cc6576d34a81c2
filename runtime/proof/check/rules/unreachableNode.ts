import { words } from '../../../engine/words.ts'
import { example, says, toGeneral } from '../example.ts'
import { entriesOf, graphOf, reachableFrom } from '../graphOf.ts'
import { atNode, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'

export const unreachableNode: Rule = {
  code: 'unreachableNode',
  severity: 'warning',
  explanation:
    'No way leads to a node from `start`, `returning` or an entry, so no customer ever comes to it. It is a leftover, or an exit that should lead to it leads elsewhere. Connect it, or remove it.',
  good: example({ hello: says('Hello', 'to-general'), 'to-general': toGeneral }),
  bad: example({
    hello: says('Hello', 'to-general'),
    offer: says('An old offer', 'to-general'),
    'to-general': toGeneral,
  }),
  find: (workspace) =>
    Object.values(workspace.flows).flatMap((flow) => {
      const entries = entriesOf(flow)
      // Without a start nothing can be reached; that is one problem, and another rule's.
      if (entries.length === 0) return []
      const reached = reachableFrom(graphOf(flow), entries)
      return nodesOf(flow)
        .filter(({ nodeId }) => !reached.has(nodeId))
        .map((place) => atNode(place, [], words`no way leads here.`, words`Connect an exit to it, or remove it.`))
    }),
}
