import { describe, expect, test } from 'vitest'
import { compileCondition } from '../../../runtime/engine/condition/compileCondition.ts'
import type { Comparison } from '../../../schemas/flow.ts'

const holds = (comparison: Omit<Comparison, 'attribute'>, value: unknown): boolean =>
  compileCondition({ attribute: 'vars.answer', ...comparison })(() => value)

const AROUND = [
  ' ',
  '\n',
  '\t',
  '\u00a0',
  '\u3000',
  '\u2009',
  '\u200b',
  '\ufeff',
  '\u200e',
  '\u2066',
  '\u0085',
  '\u2800',
  '\u3164',
]

describe.each(AROUND.map((space) => [`U+${space.charCodeAt(0).toString(16).padStart(4, '0')}`, space]))(
  '%s around a text makes no difference',
  (_name, space) => {
    test.each([
      [{ is: 'yes' }, 'Yes'],
      [{ is: '是的' }, '是的'],
      [{ is: 'sì' }, 'SI'],
      [{ in: ['no', 'yes'] }, 'yes'],
      [{ startsWith: '+39' }, '+39 06'],
      [{ matches: '^[a-z]{2}\\d$' }, 'ab1'],
      [{ is: 10 }, '10'],
      [{ atLeast: 10 }, '١٠'],
      [{ is: true }, 'True'],
    ] as const)('%j', (comparison, value) => {
      expect(holds(comparison, space + value + space)).toBe(true)
    })
    test('a text of nothing else is no value', () => {
      expect([holds({ exists: true }, space + space), holds({ exists: false }, space)]).toEqual([false, true])
    })
  },
)

test('space inside a text counts, and an emoji keeps what it ends with', () => {
  expect(holds({ is: 'no thanks' }, 'nothanks')).toBe(false)
  expect(holds({ contains: 'a b' }, ' a b ')).toBe(true)
  expect(holds({ isNot: 'yes' }, 'yes ')).toBe(false)
})
