import fc from 'fast-check'
import { expect, test } from 'vitest'
import { perSecond } from '../../runtime/channels/Capabilities.ts'
import { createPaces } from '../../runtime/channels/createPaces.ts'

const RATES = { account: { everyMs: 100, burst: 2 }, pair: { everyMs: 6_000, burst: 1 } }

function paced() {
  let now = 1_000_000
  let names = 0
  const paces = createPaces(() => now)
  const newName = () => {
    names += 1
    return `n${names}`
  }
  const ask = (address: string, channel = 'wa', name = newName()) => paces(channel, address, RATES, name)
  const pass = (ms: number) => {
    now += ms
  }
  return { ask, paces, pass }
}

test('one customer waits for their own rate, and the account and other customers go on', () => {
  const { ask } = paced()
  expect([ask('ada'), ask('ada'), ask('ada'), ask('ben')]).toEqual([0, 6_000, 12_000, 0])
})

test('what is too much for an account waits in order, and another account does not', () => {
  const { ask } = paced()
  expect(['a', 'b', 'c', 'd'].map((address) => ask(address))).toEqual([0, 0, 100, 200])
  expect(ask('a', 'other')).toBe(0)
})

test('who comes back at their time leaves, and is not counted again', () => {
  const { ask, pass } = paced()
  ask('ada')
  expect(ask('ada', 'wa', 'second')).toBe(6_000)
  pass(1_000)
  expect(ask('ada', 'wa', 'second')).toBe(5_000)
  pass(5_000)
  expect(ask('ada', 'wa', 'second')).toBe(0)
  expect(ask('ada')).toBe(6_000)
})

test('a kind without rates never waits', () => {
  const { paces } = paced()
  expect(Array.from({ length: 1_000 }, (_, index) => paces('sms', 'ada', undefined, `n${index}`))).toEqual(
    Array(1_000).fill(0),
  )
})

test('no second sees more than the account may send, whenever they come', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { minLength: 200, maxLength: 300 }), (gaps) => {
      let now = 0
      const paces = createPaces(() => now)
      const leaves = gaps.map((gap, index) => {
        now += gap
        return now + paces('wa', `c${index}`, { account: perSecond(30) }, `n${index}`)
      })
      const sorted = leaves.toSorted((a, b) => a - b)
      for (const [index, at] of sorted.entries())
        expect((sorted[index + 30] ?? Number.POSITIVE_INFINITY) - at).toBeGreaterThan(997)
    }),
    { numRuns: 100 },
  )
})
