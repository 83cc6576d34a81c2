import { filePath } from '../../../engine/files/FileKind.ts'
import { nearest } from '../../../engine/files/nearest.ts'
import { pointerOf } from '../../../engine/files/pointer.ts'
import { words } from '../../../engine/words.ts'
import { example, toGeneral } from '../example.ts'
import { suggest } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'

export const channelWithoutFlow: Rule = {
  code: 'channelWithoutFlow',
  severity: 'error',
  explanation:
    'A channel names a flow that does not exist, so nothing can be decided about its messages. Name a flow of the workspace.',
  good: example({ 'to-general': toGeneral }, {}, { channels: { web: { kind: 'web', flow: 'main' } } }),
  bad: example({ 'to-general': toGeneral }, {}, { channels: { web: { kind: 'web', flow: 'mian' } } }),
  find: (workspace) =>
    Object.entries(workspace.channels)
      .filter(([, { flow }]) => !Object.hasOwn(workspace.flows, flow))
      .map(([id, { flow }]) => ({
        file: filePath('channels'),
        path: pointerOf(['channels', id, 'flow']),
        message: words`Channel "${id}": there is no flow "${flow}".`,
        fix: suggest(nearest(flow, Object.keys(workspace.flows)), words`Name a flow of the workspace.`),
      })),
}
