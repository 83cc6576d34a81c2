import { nearest } from '../../../engine/files/nearest.ts'
import { words } from '../../../engine/words.ts'
import { example, says, toGeneral } from '../example.ts'
import { atNode, nodesOf, suggest } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { byEntering } from '../shown.ts'
import { valuesRead } from '../valuesRead.ts'
import { inputsOf, variablesSet } from '../variablesSet.ts'

const telling = (text: string) =>
  example({
    order: {
      type: 'collect',
      prompt: [{ text: 'Which order?' }],
      variable: 'orderNumber',
      value: { kind: 'number' },
      exits: { next: 'found', invalid: 'to-general', timeout: 'to-general' },
    },
    found: says(text, 'to-general'),
    'to-general': toGeneral,
  })

export const variableReadBeforeSet: Rule = {
  code: 'variableReadBeforeSet',
  severity: 'warning',
  explanation:
    'A text or a condition reads a variable that no way to this node sets, so it is always empty. Variables come from collect, assign, request and subflow nodes, from the inputs of a called flow, and from bots. The name is misspelt, or the node that sets it is missing or comes later.',
  good: telling('Order {{ vars.orderNumber }}, thank you.'),
  bad: telling('Order {{ vars.orderNumer }}, thank you.'),
  find: (workspace) => {
    const inputs = inputsOf(workspace)
    return Object.values(workspace.flows).flatMap((flow) => {
      const variables = variablesSet(flow, inputs.get(flow.id) ?? new Set())
      return nodesOf(flow).flatMap((place) => {
        const told = new Set<string>()
        return valuesRead(place.node).flatMap(({ names, root, member: variable }) => {
          if (root !== 'vars' || variable === null) return []
          if (told.has(variable) || variables.maybeAt(place.nodeId, variable)) return []
          told.add(variable)
          const isElsewhere = variables.ever.has(variable)
          return [
            {
              ...atNode(
                place,
                names,
                isElsewhere
                  ? words`it reads "vars.${variable}", which is set only later, or on other ways.`
                  : words`it reads "vars.${variable}", which nothing in this flow sets.`,
                isElsewhere
                  ? words`Set it before this node.`
                  : suggest(nearest(variable, variables.ever), words`Correct the name, or set it before this node.`),
              ),
              shown: byEntering(place.nodeId),
            },
          ]
        })
      })
    })
  },
}
