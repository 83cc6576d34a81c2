import { requiredExits } from '../../../engine/nodes/exitsOf.ts'
import { wiredExits } from '../../../engine/nodes/wiredExits.ts'
import { words } from '../../../engine/words.ts'
import { example, toGeneral } from '../example.ts'
import { authoredNoun, exitLabel } from '../exitLabel.ts'
import { atNode, nodePlaces } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { byDeadEnd } from '../shown.ts'

export const unwiredExit: Rule = {
  code: 'unwiredExit',
  severity: 'error',
  explanation:
    'An exit leads nowhere: an option without a way on, a menu that nobody answers, a bot that fails. In the field most lost customers are lost here. Connect every exit; a failure or a timeout usually leads to a queue.',
  good: example({
    menu: {
      type: 'menu',
      prompt: [{ text: 'How can we help?' }],
      options: [{ id: 'billing', label: 'Billing' }],
      exits: { billing: 'to-general', noMatch: 'to-general', timeout: 'to-general' },
    },
    'to-general': toGeneral,
  }),
  bad: example({
    menu: {
      type: 'menu',
      prompt: [{ text: 'How can we help?' }],
      options: [{ id: 'billing', label: 'Billing' }],
      exits: { noMatch: 'to-general' },
    },
    'to-general': toGeneral,
  }),
  find: (workspace) =>
    nodePlaces(workspace).flatMap((place) => {
      const wired = new Set(Object.keys(wiredExits(place.node)))
      return requiredExits(place.node, workspace.flows)
        .filter((exit) => !wired.has(exit))
        .map((exit) => {
          const label =
            place.node.type === 'subflow'
              ? words`outcome "${exit}" of the flow "${place.node.flow}"`
              : exitLabel(place.node, exit)
          const noun = authoredNoun(place.node, exit)
          const fix = noun === null ? words`Connect it.` : words`Connect it, or remove the ${noun}.`
          return {
            ...atNode(place, ['exits'], words`${label} leads nowhere.`, fix),
            shown: byDeadEnd(place.nodeId, exit),
          }
        })
    }),
}
