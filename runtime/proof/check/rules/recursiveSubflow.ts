import { words } from '../../../engine/words.ts'
import { callGraph } from '../callGraph.ts'
import { cyclesOf } from '../cyclesOf.ts'
import { describeRound } from '../describeRound.ts'
import { example, exampleFlow, toGeneral } from '../example.ts'
import { atFlow, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { BY_NOT_RUNNING } from '../shown.ts'

const done = { type: 'outcome', outcome: 'done' } as const

export const recursiveSubflow: Rule = {
  code: 'recursiveSubflow',
  severity: 'error',
  explanation:
    'A flow calls itself, directly or by way of the flows that it calls. A called flow is compiled in place, so this would never end, and the workspace cannot be published. Lead back with an exit instead of a call.',
  good: example({}, {}, { flows: flows({ done }) }),
  bad: example({}, {}, { flows: flows({ again: { type: 'subflow', flow: 'main', exits: {} }, done }) }),
  find: (workspace) => {
    return cyclesOf(callGraph(workspace)).flatMap((round) => {
      const [first = '', second = first] = round
      const flow = workspace.flows[first]
      const caller =
        flow === undefined
          ? undefined
          : nodesOf(flow).find(({ node }) => node.type === 'subflow' && node.flow === second)
      if (flow === undefined || caller === undefined) return []
      return [
        {
          ...atFlow(
            flow,
            ['nodes', caller.nodeId, 'flow'],
            words`it calls itself: ${describeRound(round)}.`,
            words`Remove one of the calls, and lead back with an exit instead.`,
          ),
          nodeId: caller.nodeId,
          shown: BY_NOT_RUNNING,
        },
      ]
    })
  },
}

function flows(identify: Parameters<typeof exampleFlow>[1]) {
  return {
    main: exampleFlow('main', {
      identify: { type: 'subflow', flow: 'identify', exits: { done: 'to-general' } },
      'to-general': toGeneral,
    }),
    identify: exampleFlow('identify', identify),
  }
}
