import type { Node } from '../../../../schemas/flow.ts'
import { isTerminal } from '../../../engine/nodes/exitsOf.ts'
import { words } from '../../../engine/words.ts'
import { example, toGeneral } from '../example.ts'
import { entriesOf, graphOf, reachableFrom } from '../graphOf.ts'
import { atNode, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { byEntering } from '../shown.ts'

const marking = (outcome: Node) => example({ asked: outcome, 'to-general': toGeneral })

export const outcomeEndsFlow: Rule = {
  code: 'outcomeEndsFlow',
  severity: 'warning',
  explanation:
    'A flow that a channel starts ends at an outcome. An outcome without `next` returns to the flow that called this one, and here none did: the customer goes to the fallback queue, as after a failure. Connect it to an enqueue or a close.',
  good: marking({ type: 'outcome', outcome: 'asked', exits: { next: 'to-general' } }),
  bad: example({
    tier: {
      type: 'branch',
      cases: [{ id: 'gold', when: { attribute: 'contact.tier', is: 'gold' } }],
      exits: { gold: 'to-general', otherwise: 'asked' },
    },
    asked: { type: 'outcome', outcome: 'asked' },
    'to-general': toGeneral,
  }),
  find: (workspace) => {
    const started = new Map(Object.entries(workspace.channels).map(([id, { flow }]) => [flow, id]))
    return Object.values(workspace.flows).flatMap((flow) => {
      const channel = started.get(flow.id)
      if (channel === undefined) return []
      const reached = reachableFrom(graphOf(flow), entriesOf(flow))
      return nodesOf(flow)
        .filter(({ nodeId, node }) => node.type === 'outcome' && isTerminal(node) && reached.has(nodeId))
        .map((place) => ({
          ...atNode(
            place,
            [],
            words`it ends the flow, but the channel "${channel}" starts it, so there is no flow to return to and the conversation falls back to the queue "${flow.fallback.queue}".`,
            words`Connect "next" to an enqueue or a close.`,
          ),
          shown: byEntering(place.nodeId),
        }))
    })
  },
}
