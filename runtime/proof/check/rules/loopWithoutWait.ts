import { pointerOf } from '../../../engine/files/pointer.ts'
import { words } from '../../../engine/words.ts'
import { createPasses } from '../createPasses.ts'
import { cyclesOf } from '../cyclesOf.ts'
import { describeRound } from '../describeRound.ts'
import { example, says, toGeneral } from '../example.ts'
import { graphOf } from '../graphOf.ts'
import { atFlow } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { byStepLimit } from '../shown.ts'
import { withoutCounters } from '../withoutCounters.ts'

export const loopWithoutWait: Rule = {
  code: 'loopWithoutWait',
  severity: 'error',
  explanation:
    'Nodes lead round in a ring in which none waits for an answer. The flow would go round without end; the engine stops it after 1,000 steps and sends the customer to the fallback queue. A keyword route without a prompt does not wait; a round that is counted and left after a number of times is fine. Let one exit lead out of the ring, or put a node in it that waits, such as a menu.',
  good: example({
    ask: {
      type: 'collect',
      prompt: [{ text: 'Which order?' }],
      variable: 'order',
      value: { kind: 'number' },
      exits: { next: 'to-general', invalid: 'sorry', timeout: 'to-general' },
    },
    sorry: says('That is no order number.', 'ask'),
    'to-general': toGeneral,
  }),
  bad: example({
    route: {
      type: 'keywordRoute',
      rules: [{ id: 'billing', keywords: ['invoice'] }],
      exits: { billing: 'to-general', noMatch: 'sorry' },
    },
    sorry: says('What is it about?', 'route'),
    'to-general': toGeneral,
  }),
  find: (workspace) => {
    const passes = createPasses(workspace)
    return Object.values(workspace.flows).flatMap((flow) => {
      const graph = graphOf(flow, (nodeId, exit) => {
        const node = flow.nodes[nodeId]
        return node !== undefined && passes(node, exit)
      })
      const rounds = withoutCounters(flow, graph).flatMap(cyclesOf)
      const told = new Map(rounds.map((round) => [round.toSorted().join(' '), round]))
      return [...told.values()].map((round) => ({
        ...atFlow(
          flow,
          [],
          words`these nodes go round without waiting for an answer: ${describeRound(round)}.`,
          words`Lead an exit out of the ring, or put a node in it that waits, such as a menu or a collect.`,
        ),
        nodeId: round[0] ?? '',
        path: pointerOf(['nodes', round[0] ?? '']),
        shown: byStepLimit(round),
      }))
    })
  },
}
