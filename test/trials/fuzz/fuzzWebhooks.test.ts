import { expect, test } from 'vitest'
import { fuzzWebhooks } from './fuzzWebhooks.ts'

test('spoilt webhooks of every kind are answered or refused, and nothing is decided of one that is wrongly signed', async () => {
  const { decided, wrong } = await fuzzWebhooks(2_000, 7)
  expect(wrong).toEqual([])
  expect(decided).toBeGreaterThan(200)
})
