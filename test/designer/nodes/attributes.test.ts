import { expect, test } from 'vitest'
import { attributesOf, kindOfAttribute } from '../../../designer/nodes/branch/attributes.ts'
import { firstComparison, isFitting } from '../../../designer/nodes/branch/comparison.ts'
import type { CollectValue, Node } from '../../../schemas/flow.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const ask = (variable: string, value: CollectValue): Node => ({
  type: 'collect',
  prompt: [{ text: 'How was it?' }],
  variable,
  value,
  exits: { next: 'queue', invalid: 'queue', timeout: 'queue' },
})
const flow = flowOf(
  {
    rating: ask('rating', { kind: 'number' }),
    topic: ask('topic', { kind: 'choice', options: [{ id: 'bill', label: 'Bill' }] }),
    note: { type: 'assign', contact: { tier: 'gold' }, addTags: ['vip', '{{ vars.topic }}'], exits: { next: 'queue' } },
    choice: {
      type: 'branch',
      cases: [{ id: 'known', when: { attribute: 'contact.tier', in: ['silver', 'gold'] } }],
      exits: { known: 'queue', otherwise: 'queue' },
    },
    queue: { type: 'enqueue', queue: 'general' },
  },
  { languages: ['en', 'it'] },
)
const known = attributesOf(workspaceOf([flow]), flow)
const kind = (name: string) => kindOfAttribute(known, name)

test('variables are known by the questions that fill them', () => {
  expect(kind('vars.rating')).toEqual({ type: 'number' })
  expect(kind('vars.topic')).toEqual({ type: 'choice', of: ['bill'] })
})

test('what contacts have is known from the flows that set or read it', () => {
  expect(known.map(({ name }) => name)).toContain('contact.tier')
  expect(kind('contact.tags')).toEqual({ type: 'list', like: ['vip'] })
})

test('values that conditions compare with are likely ones', () => {
  expect(kind('contact.tier')).toEqual({ type: 'unknown', like: ['gold', 'silver'] })
})

test('what a node gives is offered only where there is such a node', () => {
  const names = known.map(({ name }) => name)
  expect(names).toContain('conversation.returning')
  expect(names).not.toContain('request.status')
  expect(names).not.toContain('bot.outcome')
})

test('the first comparison of each attribute fits its values', () => {
  for (const { name, kind } of known) expect([name, isFitting(firstComparison(name, kind), kind)]).toEqual([name, true])
})

test('a comparison that was made for other values does not fit', () => {
  expect(isFitting({ attribute: 'channel.kind', is: 'it' }, kind('channel.kind'))).toBe(false)
  expect(isFitting({ attribute: 'vars.rating', contains: 'a' }, kind('vars.rating'))).toBe(false)
  expect(isFitting({ attribute: 'vars.rating', atLeast: 1, atMost: 3 }, kind('vars.rating'))).toBe(true)
})
