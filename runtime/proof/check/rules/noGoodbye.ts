import type { Flow } from '../../../../schemas/flow.ts'
import { isWhenUndelivered } from '../../../engine/nodes/exitsOf.ts'
import { isWait } from '../../../engine/nodes/traits.ts'
import { wiredExits } from '../../../engine/nodes/wiredExits.ts'
import { words } from '../../../engine/words.ts'
import { contentsOf } from '../../content/textsOf.ts'
import { example, says } from '../example.ts'
import { entriesOf, graphOf, reachableFrom } from '../graphOf.ts'
import { atNode, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { byClosingInSilence } from '../shown.ts'

const bye = { bye: { type: 'close' } } as const

export const noGoodbye: Rule = {
  code: 'noGoodbye',
  severity: 'info',
  explanation:
    'A conversation can be closed without a word in answer to what happened last. Often that is right, after silence for example; where the customer is still there, a last message says that it is over and what comes next.',
  good: example({ thanks: says('Thank you. Write again at any time.', 'bye'), ...bye }),
  bad: example(bye),
  find: (workspace) =>
    Object.values(workspace.flows).flatMap((flow) => {
      const silent = silentNodes(flow)
      return nodesOf(flow)
        .filter(({ nodeId, node }) => node.type === 'close' && silent.has(nodeId) && contentsOf(node).length === 0)
        .map((place) => ({
          ...atNode(
            place,
            [],
            words`it can close the conversation without a word.`,
            words`Add a last message, if the customer is still there.`,
          ),
          shown: byClosingInSilence(place.nodeId),
        }))
    }),
}

/** Where a conversation can come before anything is sent in the turn. A called flow may wait, and send nothing after that. */
function silentNodes(flow: Flow): ReadonlySet<string> {
  const places = nodesOf(flow)
  const isRest = new Map(places.map(({ nodeId, node }) => [nodeId, isWait(node) || node.type === 'subflow']))
  const begun = places.flatMap(({ node, nodeId }) =>
    Object.entries(wiredExits(node)).flatMap(([exit, to]) =>
      isRest.get(nodeId) || isWhenUndelivered(node, exit) ? [to] : [],
    ),
  )
  const speaks = new Set(places.filter(({ node }) => contentsOf(node).length > 0).map(({ nodeId }) => nodeId))
  return reachableFrom(
    graphOf(flow, (nodeId) => !speaks.has(nodeId) && !isRest.get(nodeId)),
    [...entriesOf(flow), ...begun],
  )
}
