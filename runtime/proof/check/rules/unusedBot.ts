import { filePath } from '../../../engine/files/FileKind.ts'
import { pointerOf } from '../../../engine/files/pointer.ts'
import { words } from '../../../engine/words.ts'
import { example, exampleBots, toGeneral } from '../example.ts'
import type { Rule } from '../Rule.ts'
import { unusedResources } from '../references.ts'

export const unusedBot: Rule = {
  code: 'unusedBot',
  severity: 'info',
  explanation:
    'No flow hands conversations to a bot, yet its address and secret are kept. It is a leftover, or a bot handoff that should name it names another.',
  good: example(
    {
      faq: {
        type: 'botHandoff',
        bot: 'faq',
        exits: { done: 'to-general', failed: 'to-general', timeout: 'to-general' },
      },
      'to-general': toGeneral,
    },
    {},
    { bots: exampleBots },
  ),
  bad: example({ 'to-general': toGeneral }, {}, { bots: exampleBots }),
  find: (workspace) =>
    unusedResources(workspace, 'bot').map((id) => ({
      file: filePath('bots'),
      path: pointerOf(['bots', id]),
      message: words`Bot "${id}": no flow hands conversations to it.`,
      fix: words`Name it in a bot handoff, or remove it.`,
    })),
}
