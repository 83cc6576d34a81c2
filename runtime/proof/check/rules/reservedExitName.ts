import type { NodeType } from '../../../../schemas/flow.ts'
import { words } from '../../../engine/words.ts'
import { example, toGeneral } from '../example.ts'
import { authoredIds } from '../exitLabel.ts'
import { atNode, nodePlaces } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'

// A bot's outcome may be called "done": that is what the exit means. An exit of a subflow is the called flow's outcome and clashes with nothing.
const RESERVED: { readonly [type in NodeType]?: readonly string[] } = {
  menu: ['noMatch', 'timeout'],
  keywordRoute: ['noMatch', 'timeout'],
  branch: ['otherwise'],
  botHandoff: ['failed', 'timeout', 'escape'],
}

const choosing = (id: string) =>
  ({
    tier: {
      type: 'branch',
      cases: [{ id, when: { attribute: 'contact.tier', is: 'gold' } }],
      exits: { [id]: 'to-general', otherwise: 'to-general' },
    },
    'to-general': toGeneral,
  }) as const

export const reservedExitName: Rule = {
  code: 'reservedExitName',
  severity: 'error',
  explanation:
    'An option, rule, case or outcome has the name of an exit that the node has anyway, such as `timeout` or `otherwise`. One exit would then mean two things. Choose another id.',
  good: example(choosing('gold')),
  bad: example(choosing('otherwise')),
  find: (workspace) =>
    nodePlaces(workspace).flatMap((place) => {
      const reserved = RESERVED[place.node.type] ?? []
      return authoredIds(place.node)
        .filter(({ id }) => reserved.includes(id))
        .map(({ id, names }) =>
          atNode(
            place,
            names,
            words`the id "${id}" is the name of an exit that this node has anyway.`,
            words`Choose another id.`,
          ),
        )
    }),
}
