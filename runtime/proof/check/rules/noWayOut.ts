import type { Node } from '../../../../schemas/flow.ts'
import { exitsOf, isTerminal, requiredExits } from '../../../engine/nodes/exitsOf.ts'
import { isWait } from '../../../engine/nodes/traits.ts'
import { wiredExits } from '../../../engine/nodes/wiredExits.ts'
import { words } from '../../../engine/words.ts'
import { componentsOf } from '../componentsOf.ts'
import { describeRound } from '../describeRound.ts'
import { example, says, toGeneral } from '../example.ts'
import { entriesOf, graphOf, reachableFrom } from '../graphOf.ts'
import { atNode, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { byGoingRound } from '../shown.ts'

const asking = (other: string) =>
  example({
    menu: {
      type: 'menu',
      prompt: [{ text: 'What would you like to know?' }],
      options: [
        { id: 'prices', label: 'Prices' },
        { id: 'other', label: 'Something else' },
      ],
      exits: { prices: 'prices', other, noMatch: 'menu', timeout: other },
    },
    prices: says('A call costs 10 cents a minute.', 'menu'),
    'to-general': toGeneral,
  })

export const noWayOut: Rule = {
  code: 'noWayOut',
  severity: 'error',
  explanation:
    'From a node no way leads to a queue, a close or an outcome: whatever the customer answers, the flow asks on and on and nobody ever comes. Every path must end in a queue, with a bot that has a way back, or in a close. Lead an exit of the ring to a queue; the timeout and noMatch are good ones.',
  good: asking('to-general'),
  bad: asking('prices'),
  find: (workspace) =>
    Object.values(workspace.flows).flatMap((flow) => {
      const reached = reachableFrom(graphOf(flow), entriesOf(flow))
      const places = new Map(nodesOf(flow).map((place) => [place.nodeId, place]))
      const back = new Map<string, string[]>()
      const ends: string[] = []
      for (const place of places.values()) {
        const wired = Object.entries(wiredExits(place.node))
        for (const [, target] of wired) {
          const list = back.get(target)
          if (list === undefined) back.set(target, [place.nodeId])
          else list.push(place.nodeId)
        }
        // An exit that leads nowhere, or to a node that is not there, ends in the fallback queue; other rules tell of it.
        const isBroken = wired.some(([, target]) => !places.has(target))
        const isUnknown = exitsOf(place.node, workspace.flows) === null
        const isLoose =
          isUnknown || requiredExits(place.node, workspace.flows).some((exit) => !wired.some(([name]) => name === exit))
        if (isTerminal(place.node) || isBroken || isLoose) ends.push(place.nodeId)
      }
      const leads = reachableFrom(back, ends)
      const trapped = new Set([...reached].filter((nodeId) => !leads.has(nodeId)))
      if (trapped.size === 0) return []
      const within = graphOf(flow, (nodeId) => trapped.has(nodeId))
      // Nothing leads out of the innermost rings; those that lead into them are trapped by them.
      return componentsOf(within)
        .filter((component) => {
          const own = new Set(component)
          return (
            component.every((nodeId) => trapped.has(nodeId)) &&
            // Where nothing waits the engine ends the round, and loopWithoutWait tells.
            component.some((nodeId) => canRest(flow.nodes[nodeId])) &&
            component.every((nodeId) => (within.get(nodeId) ?? []).every((next) => own.has(next)))
          )
        })
        .flatMap((component) => {
          const [first = ''] = component.toSorted()
          const place = places.get(first)
          if (place === undefined) return []
          return [
            {
              ...atNode(
                place,
                [],
                words`whoever comes here never comes to a queue or a close: ${describeRound(component.toSorted())}.`,
                words`Lead an exit out of the ring, to a queue or a close.`,
              ),
              shown: byGoingRound(first, false),
            },
          ]
        })
    }),
}

/** A called flow may ask something. */
const canRest = (node: Node | undefined): boolean => node !== undefined && (isWait(node) || node.type === 'subflow')
