import type { Flow, Node } from '../../../../schemas/flow.ts'
import { pointerOf } from '../../../engine/files/pointer.ts'
import { isWhenUndelivered } from '../../../engine/nodes/exitsOf.ts'
import { isWait } from '../../../engine/nodes/traits.ts'
import { wiredExits } from '../../../engine/nodes/wiredExits.ts'
import { words } from '../../../engine/words.ts'
import { comparisonsOf } from '../../content/comparisonsOf.ts'
import { cyclesOf } from '../cyclesOf.ts'
import { describeRound } from '../describeRound.ts'
import { example, says, toGeneral } from '../example.ts'
import { graphOf } from '../graphOf.ts'
import { atFlow } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { byGoingRound } from '../shown.ts'
import { silenceAt } from '../silenceAt.ts'

const reminding = (afterReminder: string) =>
  example({
    menu: {
      type: 'menu',
      prompt: [{ text: 'How can we help?' }],
      options: [{ id: 'billing', label: 'Billing' }],
      exits: { billing: 'to-general', noMatch: 'to-general', timeout: 'reminder' },
    },
    reminder: says('Are you still there?', afterReminder),
    'to-general': toGeneral,
  })

export const loopWithoutCustomer: Rule = {
  code: 'loopWithoutCustomer',
  severity: 'warning',
  explanation:
    'The flow can go round for ever while the customer says nothing: a timeout leads back to the question, a failed request to the same request, or a message that does not arrive to the same message. The customer gets the same messages again and again, or a service the same calls. Lead the timeout or failure out of the ring, to a queue or a close.',
  good: reminding('to-general'),
  bad: reminding('menu'),
  find: (workspace) =>
    Object.values(workspace.flows).flatMap((flow) =>
      cyclesOf(silentGraph(flow))
        // Without any wait it is loopWithoutWait; a condition on a variable may count the rounds.
        .filter((round) => has(flow, round, isLeftLater) && !has(flow, round, readsVariable))
        .map((round) => ({
          ...atFlow(
            flow,
            [],
            words`it goes round for ever while the customer says nothing: ${describeRound(round)}.`,
            words`Lead a timeout or failure out of the ring, to a queue or a close.`,
          ),
          nodeId: round[0] ?? '',
          path: pointerOf(['nodes', round[0] ?? '']),
          shown: byGoingRound(round[0] ?? '', true),
        })),
    ),
}

/** The ways that need no word of the customer. A called flow may ask for one. */
const silentGraph = (flow: Flow) =>
  graphOf(flow, (nodeId, exit) => {
    const node = flow.nodes[nodeId]
    return node !== undefined && node.type !== 'subflow' && silenceAt(node, exit) !== null
  })

const has = (flow: Flow, round: readonly string[], is: (node: Node) => boolean): boolean =>
  round.some((nodeId) => {
    const node = flow.nodes[nodeId]
    return node !== undefined && is(node)
  })

const isLeftLater = (node: Node): boolean =>
  isWait(node) || Object.keys(wiredExits(node)).some((exit) => isWhenUndelivered(node, exit))

const readsVariable = (node: Node): boolean =>
  node.type === 'branch' && comparisonsOf(node).some(({ comparison }) => comparison.attribute.startsWith('vars.'))
