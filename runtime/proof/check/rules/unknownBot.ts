import { example, exampleBots, toGeneral } from '../example.ts'
import type { Rule } from '../Rule.ts'
import { unknownReferences } from '../references.ts'

const handingTo = (bot: string) =>
  ({
    faq: {
      type: 'botHandoff',
      bot,
      exits: { done: 'to-general', failed: 'to-general', timeout: 'to-general' },
    },
    'to-general': toGeneral,
  }) as const

export const unknownBot: Rule = {
  code: 'unknownBot',
  severity: 'error',
  explanation:
    'A bot handoff names a bot that bots.json does not have. The handoff would fail every time. Name a bot that exists, or add it to bots.json.',
  good: example(handingTo('faq'), {}, { bots: exampleBots }),
  bad: example(handingTo('fax'), {}, { bots: exampleBots }),
  find: (workspace) => unknownReferences(workspace, 'bot', 'bots.json'),
}
