import type { Flow, Json } from '../../../../schemas/flow.ts'
import { readPointer } from '../../../engine/nodes/readPointer.ts'
import { words } from '../../../engine/words.ts'
import type { Workspace } from '../../../engine/workspace.ts'
import { templatesOf } from '../../content/textsOf.ts'
import { example, says, toGeneral } from '../example.ts'
import { atNode, nodesOf } from '../nodePlaces.ts'
import type { Finding, Rule } from '../Rule.ts'
import { byEntering } from '../shown.ts'
import { valuesRead } from '../valuesRead.ts'

/** Values that are objects whatever happens, with a member to name instead. */
const ALWAYS: ReadonlyMap<string, string> = new Map([
  ['contact', 'contact.name'],
  ['vars', 'vars.name'],
  ['message', 'message.text'],
  ['channel', 'channel.kind'],
  ['conversation', 'conversation.id'],
  ['bot', 'bot.outcome'],
  ['request', 'request.status'],
  ['schedule', 'schedule.nextOpen'],
])
/** A value shown as it is. Behind a filter it may be anything. */
const SHOWN = /\{\{-?\s*([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)?)\s*-?\}\}/g

const order = (text: string) =>
  example({
    'look-up': {
      type: 'request',
      method: 'GET',
      url: 'https://example.com/orders/1',
      result: { order: '/order' },
      exits: { ok: 'tell', failed: 'to-general' },
    },
    tell: says(text, 'to-general'),
    'to-general': toGeneral,
  })

export const objectInText: Rule = {
  code: 'objectInText',
  severity: 'warning',
  explanation:
    'A text shows a value that holds an object: the answer of a service of which another place reads a member, or which a scenario gives as an object. An object has no text, so the customer sees nothing there. Name the member that is meant: vars.order.id.',
  good: order('Order {{ vars.order.id }} is {{ vars.order.state }}.'),
  bad: order('Order {{ vars.order }} is {{ vars.order.state }}.'),
  find: (workspace) =>
    Object.values(workspace.flows).flatMap((flow) => {
      const objects = new Map([...ALWAYS, ...objectsOf(workspace, flow)])
      return nodesOf(flow).flatMap((place) =>
        templatesOf(place.node).flatMap(({ names, template }) => {
          const shown = [...template.matchAll(SHOWN)].map(([, value = '']) => value)
          return [...new Set(shown)].flatMap((value): readonly Finding[] => {
            const member = objects.get(value)
            if (member === undefined) return []
            const message = words`"${value}" holds an object, which has no text: nothing is shown there.`
            const fix = words`Name a member of it, such as ${member}.`
            return [{ ...atNode(place, names, message, fix), shown: byEntering(place.nodeId) }]
          })
        }),
      )
    }),
}

/** Variables that hold an object as far as can be seen, each with a member of it. */
function objectsOf(workspace: Workspace, flow: Flow): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const bodies = Object.values(workspace.scenarios[flow.id]?.scenarios ?? {}).flatMap(({ steps }) =>
    steps.flatMap((step) => ('request' in step && typeof step.request === 'object' ? [step.request] : [])),
  )
  for (const { node } of nodesOf(flow)) {
    for (const { root, member, inner } of valuesRead(node))
      if (root === 'vars' && member !== null && inner !== null) found.set(`vars.${member}`, `vars.${member}.${inner}`)
    if (node.type !== 'request') continue
    for (const [variable, pointer] of Object.entries(node.result ?? {})) {
      for (const given of bodies) {
        const member = 'body' in given ? memberOf(readPointer(given.body as Json, pointer)) : undefined // a scenario's body is JSON
        if (member !== undefined) found.set(`vars.${variable}`, `vars.${variable}.${member}`)
      }
    }
  }
  return found
}

const memberOf = (value: Json | undefined): string | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (Object.keys(value)[0] ?? 'id') : undefined
