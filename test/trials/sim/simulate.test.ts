import { describe, expect, test } from 'vitest'
import { FLAWS, type Flaw } from './Flaw.ts'
import { simulate, WEATHERS } from './simulate.ts'

/** A seed that finds each. What is drawn changes with the code that is played: then it is one of those behind it, in the same weather. */
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

const TRIES = 1_000

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
    let found: readonly string[] = []
    let seed = FOUND_BY[flaw as Flaw]
    for (let tries = 0; tries < TRIES && found.length === 0; tries += 1) {
      found = (await simulate(seed, flaw as Flaw)).violations
      seed += WEATHERS.length
    }
    expect(found).not.toEqual([])
  })
})
