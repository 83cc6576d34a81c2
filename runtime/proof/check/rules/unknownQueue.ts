import { example, toGeneral } from '../example.ts'
import type { Rule } from '../Rule.ts'
import { unknownReferences } from '../references.ts'

export const unknownQueue: Rule = {
  code: 'unknownQueue',
  severity: 'error',
  explanation:
    'A node or a fallback names a queue that queues.json does not have. The conversation would wait where no agent looks. Name a queue that exists, or add it to queues.json.',
  good: example({ 'to-general': toGeneral }),
  bad: example(
    { 'to-billing': { type: 'enqueue', queue: 'biling' } },
    {},
    {
      queues: { general: { name: 'General' }, billing: { name: 'Billing' } },
    },
  ),
  find: (workspace) => unknownReferences(workspace, 'queue', 'queues.json'),
}
