import { expect, test } from 'vitest'
import { createReplyTokens } from '../../runtime/channels/createReplyTokens.ts'

test('a reply token is good once, for its own thread, for less than 50 seconds', () => {
  let now = 1_000
  const tokens = createReplyTokens(() => now)
  tokens.keep('line', 'ada', 'first')
  tokens.keep('line', 'ada', 'second')
  tokens.keep('line', 'ben', 'of Ben')
  tokens.keep('line', 'cy', 'of Cy')
  expect([tokens.take('line', 'ada'), tokens.take('line', 'ada'), tokens.take('other', 'ben')]).toEqual([
    'second',
    null,
    null,
  ])
  now += 49_999
  expect(tokens.take('line', 'ben')).toBe('of Ben')
  now += 1
  expect(tokens.take('line', 'cy')).toBeNull()
})
