import { filePath } from '../../../engine/files/FileKind.ts'
import { pointerOf } from '../../../engine/files/pointer.ts'
import { words } from '../../../engine/words.ts'
import { example, says, toGeneral } from '../example.ts'
import type { Rule } from '../Rule.ts'

const greeting = { hello: says('Welcome to {{ vars.brand }}', 'to-general'), 'to-general': toGeneral }
const web = { kind: 'web', flow: 'main', variables: { brand: 'Harbour' } } as const

export const channelVariableMissing: Rule = {
  code: 'channelVariableMissing',
  severity: 'warning',
  explanation:
    'Several channels begin the same flow, and one of them lacks a variable that another gives: there it is empty. Give it on every channel of the flow.',
  good: example(greeting, {}, { channels: { web, shop: { ...web, variables: { brand: 'Shop' } } } }),
  bad: example(greeting, {}, { channels: { web, shop: { kind: 'web', flow: 'main' } } }),
  find: (workspace) => {
    const channels = Object.entries(workspace.channels)
    return channels.flatMap(([id, { flow, variables: own = {} }]) => {
      const others = channels.filter(([, channel]) => channel.flow === flow)
      const given = new Set(others.flatMap(([, { variables = {} }]) => Object.keys(variables)))
      return [...given]
        .filter((name) => !Object.hasOwn(own, name))
        .map((name) => ({
          file: filePath('channels'),
          path: pointerOf(['channels', id]),
          message: words`Channel "${id}": it does not give "${name}", which another channel of flow "${flow}" gives.`,
          fix: words`Add it to the variables of the channel.`,
        }))
    })
  },
}
