import type { Node } from '../../../../schemas/flow.ts'
import { namedExits } from '../../../engine/nodes/exitsOf.ts'
import { words } from '../../../engine/words.ts'
import { optionsOf } from '../../content/textsOf.ts'
import { example, toGeneral } from '../example.ts'
import { atNode, nodePlaces } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'

const menu = (second: string) =>
  ({
    menu: {
      type: 'menu',
      prompt: [{ text: 'How can we help?' }],
      options: [
        { id: 'billing', label: 'Invoices' },
        { id: second, label: 'Repairs' },
      ],
      exits: { billing: 'to-general', [second]: 'to-general', noMatch: 'to-general', timeout: 'to-general' },
    },
    'to-general': toGeneral,
  }) as const

export const duplicateId: Rule = {
  code: 'duplicateId',
  severity: 'error',
  explanation:
    'Two options, rules, cases or branches of a node have the same id, so they share one exit and cannot be told apart in traces and reports. Give each an id of its own.',
  good: example(menu('repairs')),
  bad: example(menu('billing')),
  find: (workspace) =>
    nodePlaces(workspace).flatMap((place) => {
      const seen = new Set<string>()
      return idsOf(place.node).flatMap(({ id, names }) => {
        if (!seen.has(id)) {
          seen.add(id)
          return []
        }
        return [atNode(place, names, words`the id "${id}" is used twice.`, words`Rename one of them, and its exit.`)]
      })
    }),
}

const idsOf = (node: Node) =>
  node.type === 'collect'
    ? optionsOf(node).map(({ names, option }) => ({ id: option.id, names: [...names, 'id'] }))
    : namedExits(node)
