import { expect, test } from 'vitest'
import { exampleOf } from '../../../runtime/proof/explore/exampleOf.ts'

test.each([
  ['[A-Z]{2}-\\d{3,}', 'AA-111'],
  ['^(?:order|bill) ?#?\\d+$', 'order1'],
  ['(?i)hello\\b', 'hello'],
  ['a+b*c?', 'a'],
  ['[^a]x|y', '1x'],
  ['\\p{Han}{2}', '字字'],
  ['[[:alpha:]]\\.', 'a.'],
  ['(?P<code>\\w{4})', 'aaaa'],
])('%s matches %s', (pattern, text) => {
  expect(exampleOf(pattern, true)).toBe(text)
})

test.each(['(', '[a', '\\bx\\B'])('%s has no example', (pattern) => {
  expect(exampleOf(pattern, true)).toBeNull()
})
