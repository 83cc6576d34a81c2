import { describe, expect, test } from 'vitest'
import { FLAWS, type Flaw } from './Flaw.ts'
import { simulate } from './simulate.ts'

/** A seed that finds each: `npm run trials sim -- --flaws` tells the first. */
const FOUND_BY: { readonly [flaw in Flaw]: number } = {
  noDedupe: 1,
  sharedIds: 8,
  noLock: 1,
  answerBeforeCommit: 1,
  idleForLong: 530,
  noFence: 83,
  noRenewal: 8,
  longLease: 12,
  lateCalls: 1,
  ownClock: 1,
  unsignedPath: 2,
  doubleClaim: 1,
  anyAgent: 1,
  lateRenewal: 621,
  noReclaim: 1,
}

describe('hosts on a database that fails at every await', () => {
  test('keep every promise, whatever the seed draws', async () => {
    const broken: string[] = []
    for (let seed = 1; seed <= 32; seed += 1) {
      const { violations } = await simulate(seed)
      broken.push(...violations.map((violation) => `seed ${seed}: ${violation}`))
    }
    expect(broken).toEqual([])
  })

  test('do the same for the same seed', async () => {
    expect(await simulate(7)).toEqual(await simulate(7))
    expect((await simulate(7)).history.turns).not.toEqual((await simulate(9)).history.turns)
  })

  test.each(Object.entries(FLAWS))('are seen to break one with the flaw %s: %s', async (flaw) => {
    const { violations } = await simulate(FOUND_BY[flaw as Flaw], flaw as Flaw)
    expect(violations).not.toEqual([])
  })
})
