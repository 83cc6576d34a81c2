import { expect, test } from 'vitest'
import { sayStep } from '../../../designer/simulator/sayStep.ts'
import type { Step } from '../../../schemas/scenarios.ts'

const cases: readonly (readonly [Step, string, string])[] = [
  [{ customer: 'hello' }, 'customer', 'hello'],
  [{ customer: { attachments: [{ kind: 'image', url: 'https://a.test/x' }] } }, 'customer', '[image https://a.test/x]'],
  [{ after: 'PT1H' }, 'after', 'PT1H'],
  [{ bot: 'fails' }, 'botFails', ''],
  [{ bot: { replies: ['Yes', 'No'] } }, 'botReplies', 'Yes / No'],
  [{ bot: { handback: { outcome: 'done', variables: { a: 1 } } } }, 'botHandsBack', 'done · {"a":1}'],
  [{ request: { status: 404 } }, 'requestReturns', '404'],
  [{ request: 'fails' }, 'requestFails', ''],
  [{ agent: 'closes' }, 'agentCloses', ''],
  [{ sent: { matches: '^H' } }, 'sentMatches', '^H'],
  [
    { enqueued: { queue: 'billing', skills: ['italian', { skill: 'refunds', level: 3 }], priority: 5 } },
    'enqueued',
    'billing, italian, refunds 3, +5',
  ],
  [{ path: ['a', 'b'] }, 'path', 'a → b'],
  [{ closed: true }, 'closed', ''],
  [{ nothing: true }, 'nothing', ''],
]

test.each(cases)('says %j', (step, kind, detail) => {
  expect(sayStep(step)).toMatchObject({ kind, detail })
})
