import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addBeside,
  groupOf,
  isGroup,
  negate,
  partsOf,
  withoutPart,
} from '../../../designer/nodes/branch/conditionEdits.ts'
import { sayCondition } from '../../../designer/nodes/branch/sayCondition.ts'
import type { Condition } from '../../../schemas/flow.ts'

const gold: Condition = { attribute: 'contact.tier', is: 'gold' }
const italian: Condition = { attribute: 'language', is: 'it' }
const sms: Condition = { attribute: 'channel.kind', in: ['sms', 'line'] }

const { condition } = fc.letrec<{ condition: Condition; parts: Condition[] }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(gold, italian, sms),
    tie('parts').map((all) => ({ all })),
    tie('parts').map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
  parts: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
}))

test('a condition joins the group of its kind, and makes one with what was there otherwise', () => {
  expect(addBeside(gold, 'all', italian)).toEqual({ all: [gold, italian] })
  expect(addBeside({ all: [gold, italian] }, 'all', sms)).toEqual({ all: [gold, italian, sms] })
  expect(addBeside({ all: [gold, italian] }, 'any', sms)).toEqual({ any: [{ all: [gold, italian] }, sms] })
})

test('a group of which one is left is that one, and the last one stays', () => {
  expect(withoutPart({ any: [gold, italian] }, 0)).toEqual(italian)
  expect(withoutPart({ any: [gold] }, 0)).toEqual({ any: [gold] })
})

test('what was added beside a condition can be taken away again', () => {
  fc.assert(
    fc.property(condition, fc.constantFrom('all', 'any'), (before, kind) => {
      fc.pre(!isGroup(before) || partsOf(before).length > 1)
      const after = addBeside(before, kind, sms)
      expect(isGroup(after) && withoutPart(after, partsOf(after).length - 1)).toEqual(before)
    }),
  )
})

test('the opposite of the opposite is the condition itself', () => {
  fc.assert(
    fc.property(condition, (before) => {
      fc.pre(!('not' in before && 'not' in before.not))
      expect(negate(negate(before))).toEqual(before)
    }),
  )
})

const words = {
  and: 'and',
  or: 'or',
  not: (said: string) => `not: ${said}`,
  operator: (operator: string) => ({ is: 'is', in: 'is one of', exists: 'is known' })[operator] ?? operator,
  yes: 'Yes',
  no: 'No',
  nothing: 'Nothing',
}

test('a condition reads as a sentence, with groups within groups in brackets', () => {
  expect(sayCondition(groupOf('all', [gold, groupOf('any', [italian, sms])]), words)).toBe(
    'contact.tier is gold and (language is it or channel.kind is one of sms, line)',
  )
  expect(sayCondition({ not: { attribute: 'conversation.returning', is: true } }, words)).toBe(
    'not: conversation.returning is Yes',
  )
  expect(sayCondition({ attribute: 'contact.name', exists: false }, words)).toBe('contact.name not: is known')
})
