import { nearest } from '../../../engine/files/nearest.ts'
import { words } from '../../../engine/words.ts'
import type { Workspace } from '../../../engine/workspace.ts'
import { atLife } from '../atLife.ts'
import { example, says, toGeneral } from '../example.ts'
import { atNode, nodesOf, nodesOfType, suggest } from '../nodePlaces.ts'
import type { Finding, Rule } from '../Rule.ts'
import { byEntering } from '../shown.ts'
import { valuesRead } from '../valuesRead.ts'
import { valuesSaid } from '../valuesSaid.ts'
import { inputsOf, variablesEver, variablesSet } from '../variablesSet.ts'

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
    const inFlows = Object.values(workspace.flows).flatMap((flow) => {
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
    return [...inFlows, ...inSaid(workspace)]
  },
}

/** What is said by itself reads the variables of whatever flow it is said in. A bot may bring any. */
function inSaid(workspace: Workspace): readonly Finding[] {
  if (nodesOfType(workspace, 'botHandoff').length > 0) return []
  const inputs = inputsOf(workspace)
  const flows = Object.values(workspace.flows)
  const known = new Set(flows.flatMap((flow) => [...variablesEver(flow, inputs.get(flow.id) ?? new Set())]))
  return valuesSaid(workspace).flatMap(({ place, names, value: { root, member } }) =>
    root !== 'vars' || member === null || known.has(member)
      ? []
      : [
          atLife(
            place,
            names,
            words`it reads "vars.${member}", which no flow sets and no channel gives.`,
            suggest(nearest(member, known), words`Correct the name, or give it on every channel.`),
          ),
        ],
  )
}
