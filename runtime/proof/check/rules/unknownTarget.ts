import { nearest } from '../../../engine/files/nearest.ts'
import { wiredExits } from '../../../engine/nodes/wiredExits.ts'
import { words } from '../../../engine/words.ts'
import { example, says, toGeneral } from '../example.ts'
import { exitLabel } from '../exitLabel.ts'
import { atFlow, atNode, nodesOf, suggest } from '../nodePlaces.ts'
import type { Finding, Rule } from '../Rule.ts'
import { BY_NOT_RUNNING, byDeadEnd } from '../shown.ts'

export const unknownTarget: Rule = {
  code: 'unknownTarget',
  severity: 'error',
  explanation:
    'An exit, `start`, `returning` or an entry names a node that the flow does not have. A customer who comes this way would be sent to the fallback queue. Name a node of the flow, or add the missing one.',
  good: example({ hello: says('Hello', 'to-general'), 'to-general': toGeneral }),
  bad: example({ hello: says('Hello', 'to-genral'), 'to-general': toGeneral }),
  find: (workspace) =>
    Object.values(workspace.flows).flatMap((flow): readonly Finding[] => {
      const exists = (id: string) => Object.hasOwn(flow.nodes, id)
      const otherwise = words`Name a node of this flow, or add the missing one.`
      const fix = (id: string) => suggest(nearest(id, Object.keys(flow.nodes)), otherwise)
      const { start, returning, entries: named = {} } = flow
      const begins: readonly (readonly [names: readonly string[], id: string | undefined])[] = [
        [['start'], start],
        [['returning'], returning],
        ...Object.entries(named).map(([name, id]) => [['entries', name], id] as const),
      ]
      const entries = begins.flatMap(([names, id]) =>
        id === undefined || exists(id)
          ? []
          : [
              {
                ...atFlow(
                  flow,
                  names,
                  words`"${names.at(-1) ?? ''}" names the node "${id}", which does not exist.`,
                  fix(id),
                ),
                ...(names[0] === 'start' ? { shown: BY_NOT_RUNNING } : {}),
              },
            ],
      )
      const exits = nodesOf(flow).flatMap((place) =>
        Object.entries(wiredExits(place.node))
          .filter(([, target]) => !exists(target))
          .map(([exit, target]) => ({
            ...atNode(
              place,
              ['exits', exit],
              words`${exitLabel(place.node, exit)} leads to "${target}", which does not exist.`,
              fix(target),
            ),
            shown: byDeadEnd(place.nodeId, exit),
          })),
      )
      return [...entries, ...exits]
    }),
}
