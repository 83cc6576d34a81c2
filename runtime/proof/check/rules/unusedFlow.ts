import { filePath } from '../../../engine/files/FileKind.ts'
import { words } from '../../../engine/words.ts'
import { example, exampleFlow, toGeneral } from '../example.ts'
import { nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'

const main = exampleFlow('main', { 'to-general': toGeneral })

export const unusedFlow: Rule = {
  code: 'unusedFlow',
  severity: 'info',
  explanation:
    'No channel and no other flow names a flow, so no customer comes to it. That is right for one that is being written; otherwise name it in channels.json or in a subflow node.',
  good: example({}, {}, { flows: { main } }),
  bad: example({}, {}, { flows: { main, draft: exampleFlow('draft', { 'to-general': toGeneral }) } }),
  find: (workspace) => {
    const used = new Set([
      ...Object.values(workspace.channels).map(({ flow }) => flow),
      ...Object.values(workspace.flows).flatMap((flow) =>
        nodesOf(flow).flatMap(({ node }) => (node.type === 'subflow' && node.flow !== flow.id ? [node.flow] : [])),
      ),
    ])
    return Object.keys(workspace.flows)
      .filter((id) => !used.has(id))
      .map((id) => ({
        file: filePath('flow', id),
        path: '/id',
        message: words`Flow "${id}": no channel and no other flow names it.`,
        fix: words`Name it in channels.json or in a subflow node, or delete its file.`,
      }))
  },
}
