import type { Node } from '../../../../schemas/flow.ts'
import { words } from '../../../engine/words.ts'
import type { Names } from '../../content/textsOf.ts'
import { example, says, toGeneral } from '../example.ts'
import { atNode, nodePlaces, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { valuesRead } from '../valuesRead.ts'
import { valuesSaid } from '../valuesSaid.ts'

const noting = (text: string) =>
  example({
    note: { type: 'assign', variables: { topic: 'billing' }, exits: { next: 'told' } },
    told: says(text, 'to-general'),
    'to-general': toGeneral,
  })

export const unusedVariable: Rule = {
  code: 'unusedVariable',
  severity: 'info',
  explanation:
    'A node sets a variable that no text, condition, request, bot or called flow reads. It is a leftover, or the place that should read it spells it otherwise. What a customer answers to a question stays in the transcript, so a collect is left alone.',
  good: noting('You asked about {{ vars.topic }}.'),
  bad: noting('We will see to it.'),
  find: (workspace) => {
    const returned = returnedBy(nodePlaces(workspace).map(({ node }) => node))
    const said = valuesSaid(workspace).filter(({ value }) => value.root === 'vars')
    if (said.some(({ value }) => value.member === null)) return []
    return Object.values(workspace.flows).flatMap((flow) => {
      const read = new Set([...(returned.get(flow.id) ?? []), ...said.map(({ value }) => value.member)])
      const places = nodesOf(flow)
      for (const { node } of places) {
        for (const { root, member } of valuesRead(node)) {
          if (root !== 'vars') continue
          // All of them at once, or one whose name is computed.
          if (member === null) return []
          read.add(member)
        }
      }
      return places.flatMap((place) =>
        setBy(place.node)
          .filter(({ variable }) => !read.has(variable))
          .map(({ names, variable }) =>
            atNode(
              place,
              names,
              words`it sets "vars.${variable}", which nothing in this flow reads.`,
              words`Read it, or remove it.`,
            ),
          ),
      )
    })
  },
}

/** The variables of each flow that those who call it take over. */
function returnedBy(nodes: readonly Node[]): ReadonlyMap<string, ReadonlySet<string>> {
  const returned = new Map<string, Set<string>>()
  for (const node of nodes) {
    if (node.type !== 'subflow') continue
    const known = returned.get(node.flow) ?? new Set()
    for (const variable of Object.values(node.outputs ?? {})) known.add(variable)
    returned.set(node.flow, known)
  }
  return returned
}

/** What a node sets on its own account; null removes, and sets nothing. */
function setBy(node: Node): readonly { readonly names: Names; readonly variable: string }[] {
  const named = (list: string, values: { readonly [variable: string]: unknown } = {}) =>
    Object.keys(values)
      .filter((variable) => values[variable] !== null)
      .map((variable) => ({ names: [list, variable], variable }))
  switch (node.type) {
    case 'assign':
      return named('variables', node.variables)
    case 'request':
      return named('result', node.result)
    case 'subflow':
      return named('outputs', node.outputs)
    default:
      return []
  }
}
