import { filePath } from '../../../engine/files/FileKind.ts'
import { pointerOf } from '../../../engine/files/pointer.ts'
import { words } from '../../../engine/words.ts'
import { example, toGeneral } from '../example.ts'
import type { Rule } from '../Rule.ts'
import { unusedResources } from '../references.ts'

export const unusedQueue: Rule = {
  code: 'unusedQueue',
  severity: 'info',
  explanation:
    'No flow leads to a queue. Agents can still transfer conversations to it; if they do not, it is a leftover, or an enqueue node that should name it names another.',
  good: example({ 'to-general': toGeneral }),
  bad: example({ 'to-general': toGeneral }, {}, { queues: { general: { name: 'General' }, old: { name: 'Old' } } }),
  find: (workspace) =>
    unusedResources(workspace, 'queue').map((id) => ({
      file: filePath('queues'),
      path: pointerOf(['queues', id]),
      message: words`Queue "${id}": no flow leads to it.`,
      fix: words`Keep it if agents transfer to it; else name it in a flow, or remove it.`,
    })),
}
