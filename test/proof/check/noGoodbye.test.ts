import { expect, test } from 'vitest'
import { checkWithExamples } from '../../../runtime/proof/check/checkWithExamples.ts'
import { example, says } from '../../../runtime/proof/check/example.ts'
import type { Node } from '../../../schemas/flow.ts'

const bye: Node = { type: 'close' }
const ask = (yes: string, timeout: string): Node => ({
  type: 'menu',
  prompt: [{ text: 'Is that all?' }],
  options: [{ id: 'yes', label: 'Yes' }],
  exits: { yes, noMatch: yes, timeout },
})
const told = (nodes: { readonly [id: string]: Node }) =>
  checkWithExamples(example(nodes))
    .filter(({ code }) => code === 'noGoodbye')
    .map(({ nodeId, example: shown }) => [nodeId, shown?.steps.filter((step) => 'customer' in step || 'after' in step)])

test('a message right before the close says goodbye', () => {
  expect(told({ a: ask('thanks', 'thanks'), thanks: says('Thank you.', 'bye'), bye })).toEqual([])
})

test('one before the last question does not', () => {
  expect(told({ hi: says('Hello.', 'a'), a: ask('bye', 'thanks'), thanks: says('Thank you.', 'bye'), bye })).toEqual([
    ['bye', [{ customer: 'hello' }, { customer: 'Yes' }]],
  ])
})

test('a close after a long silence is shown with the silence', () => {
  expect(told({ a: ask('thanks', 'bye'), thanks: says('Thank you.', 'bye'), bye })).toEqual([
    ['bye', [{ customer: 'hello' }, { after: 'PT1H' }]],
  ])
})
