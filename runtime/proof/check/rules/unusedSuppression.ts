import { filePath } from '../../../engine/files/FileKind.ts'
import { pointerOf } from '../../../engine/files/pointer.ts'
import { type Value, words } from '../../../engine/words.ts'
import { example } from '../example.ts'
import { isSuppressed } from '../isSuppressed.ts'
import type { Finding, Rule } from '../Rule.ts'
import { NEVER_LOWERED } from '../severityOf.ts'

const closing = (node: string) =>
  example(
    { bye: { type: 'close' } },
    {},
    {
      workspace: {
        name: 'Example',
        languages: ['en'],
        check: { suppress: [{ rule: 'noGoodbye', flow: 'main', node, reason: 'The web page says goodbye.' }] },
      },
    },
  )

export const unusedSuppression: Rule = {
  code: 'unusedSuppression',
  severity: 'info',
  explanation:
    'The file workspace.json suppresses what no rule finds: the problem has gone, the rule, flow or node is misspelt, or the rule finds lost customers and is never suppressed. One that is left behind would hide the next problem of its kind. Remove it.',
  good: closing('bye'),
  bad: closing('good-bye'),
  find: ({ workspace }, { found } = { today: null, found: [], codes: new Set() }) =>
    (workspace.check?.suppress ?? []).flatMap((suppression, index): readonly Finding[] => {
      if (found.some((issue) => isSuppressed(issue, suppression))) return []
      const { rule, flow, node } = suppression
      const message = NEVER_LOWERED.has(rule)
        ? words`The rule "${rule}" is never suppressed: it finds what loses customers.`
        : words`Nothing is suppressed: the rule "${rule}" finds nothing${whereOf(node, flow)}.`
      return [
        { file: filePath('workspace'), path: pointerOf(['check', 'suppress', index]), message, fix: words`Remove it.` },
      ]
    }),
}

function whereOf(node: string | undefined, flow: string | undefined): Value {
  if (flow === undefined) return node === undefined ? '' : words` at node "${node}"`
  return node === undefined ? words` of flow "${flow}"` : words` at node "${node}" of flow "${flow}"`
}
