import { expect, test } from 'vitest'
import type { CollectValue, Node } from '../../../schemas/flow.ts'
import { sent, talkTo } from '../../support/talkTo.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const asking = (value: CollectValue, country?: string) =>
  workspaceOf(
    [
      flowOf({
        ask: {
          type: 'collect',
          prompt: [{ text: '?' }],
          variable: 'v',
          value,
          exits: { next: 'say', invalid: 'queue', timeout: 'queue' },
        },
        say: { type: 'close', content: [{ text: '[{{ vars.v }}]' }] },
        queue: { type: 'enqueue', queue: 'general' } satisfies Node,
      }),
    ],
    { workspace: { name: 'T', languages: ['en', 'it', 'zh'], ...(country === undefined ? {} : { country }) } },
  )

const answer = (workspace: ReturnType<typeof asking>, language: string | undefined, words: string) => {
  const talk = talkTo(workspace, { name: 'Ada', ...(language === undefined ? {} : { language }) })
  talk.says('hello')
  return sent(talk.says(words))
}

test.each([
  ['en-US', '1,000', '[1000]'],
  ['it', '1.000', '[1000]'],
  ['it', '1,000', '[1]'],
  ['fr', '1,000', '?'],
  [undefined, '1,000', '?'],
  [undefined, '1,000,000', '[1000000]'],
])('a customer whose language is %s and who writes %s gets %s', (language, words, said) => {
  expect(answer(asking({ kind: 'number' }), language, words)).toEqual([said])
})

test('telephone numbers and dates are of the country of the workspace', () => {
  expect(answer(asking({ kind: 'phone' }, 'IT'), 'en', '06 1234 5678')).toEqual(['[+390612345678]'])
  expect(answer(asking({ kind: 'date' }, 'IT'), 'en', '03/04/2026')).toEqual(['[2026-04-03]'])
  expect(answer(asking({ kind: 'date' }), 'en', '03/04/2026')).toEqual(['?'])
})
