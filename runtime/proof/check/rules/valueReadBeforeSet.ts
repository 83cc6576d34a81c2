import type { Flow, Node, NodeType } from '../../../../schemas/flow.ts'
import { wiredExits } from '../../../engine/nodes/wiredExits.ts'
import { type Words, words } from '../../../engine/words.ts'
import { callGraph } from '../callGraph.ts'
import { example, exampleSchedules, says, toGeneral } from '../example.ts'
import { graphOf, reachableFrom } from '../graphOf.ts'
import { atNode, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { byEntering } from '../shown.ts'
import { valuesRead } from '../valuesRead.ts'

/** Values that are empty until the flow has been at a node of the type. */
const SET_BY: readonly { readonly root: string; readonly type: NodeType; readonly noun: Words }[] = [
  { root: 'schedule', type: 'officeHours', noun: words`office hours node` },
  { root: 'bot', type: 'botHandoff', noun: words`bot handoff` },
  { root: 'request', type: 'request', noun: words`request` },
]

const hours = (closed: string): Node => ({
  type: 'officeHours',
  schedule: 'support',
  exits: { open: 'to-general', closed, holiday: closed, emergency: closed },
})

export const valueReadBeforeSet: Rule = {
  code: 'valueReadBeforeSet',
  severity: 'warning',
  explanation:
    'A text or a condition reads the opening hours, a bot\'s outcome or the status of a request where no way has come by an office hours, bot handoff or request node, so it is empty: "We open ." Put such a node before it.',
  good: example(
    { hours: hours('away'), away: says('We open {{ schedule.nextOpen }}.', 'to-general'), 'to-general': toGeneral },
    {},
    { schedules: exampleSchedules },
  ),
  bad: example(
    { away: says('We open {{ schedule.nextOpen }}.', 'hours'), hours: hours('to-general'), 'to-general': toGeneral },
    {},
    { schedules: exampleSchedules },
  ),
  find: (workspace) => {
    const calls = callGraph(workspace)
    const isCalled = new Set([...calls.values()].flat())
    const callsFor = (type: NodeType) => (id: string) =>
      [...reachableFrom(calls, [id])].some((flow) =>
        Object.values(workspace.flows[flow]?.nodes ?? {}).some((node) => node.type === type),
      )
    return Object.values(workspace.flows).flatMap((flow) => {
      // What has been read before a call stays: of a called flow nothing is known.
      if (isCalled.has(flow.id)) return []
      const places = nodesOf(flow).map((place) => ({ place, values: valuesRead(place.node) }))
      return SET_BY.flatMap(({ root, type, noun }) => {
        const readers = places.flatMap(({ place, values }) => {
          const read = values.find((value) => value.root === root)
          return read === undefined ? [] : [{ place, read }]
        })
        if (readers.length === 0) return []
        const known = reachableFrom(graphOf(flow), behind(flow, type, callsFor(type)))
        return readers
          .filter(({ place }) => !known.has(place.nodeId))
          .map(({ place, read: { names, member } }) => ({
            ...atNode(
              place,
              names,
              words`it reads "${member === null ? root : `${root}.${member}`}", but no ${noun} comes before it.`,
              words`Let every way to this node come by one first.`,
            ),
            shown: byEntering(place.nodeId),
          }))
      })
    })
  },
}

/** Where the exits of such nodes lead, and of calls to flows that have them. */
function behind(flow: Flow, type: NodeType, has: (flowId: string) => boolean): readonly string[] {
  return nodesOf(flow).flatMap(({ node }) =>
    node.type === type || (node.type === 'subflow' && has(node.flow))
      ? Object.values(wiredExits(node)).filter((target) => Object.hasOwn(flow.nodes, target))
      : [],
  )
}
