import { exits } from '../../../../schemas/exits.ts'
import type { Node } from '../../../../schemas/flow.ts'
import { namedExits } from '../../../engine/nodes/exitsOf.ts'
import { words } from '../../../engine/words.ts'
import { example, toGeneral } from '../example.ts'
import { atNode, nodePlaces } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'

/** A bot's outcome may be called "done": that is what the exit means. */
const isReserved = ({ type }: Node, id: string): boolean =>
  id !== 'done' && (exits[type].fixed as readonly string[]).includes(id)

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
    nodePlaces(workspace).flatMap((place) =>
      namedExits(place.node)
        .filter(({ id }) => isReserved(place.node, id))
        .map(({ id, names }) =>
          atNode(
            place,
            names,
            words`the id "${id}" is the name of an exit that this node has anyway.`,
            words`Choose another id.`,
          ),
        ),
    ),
}
