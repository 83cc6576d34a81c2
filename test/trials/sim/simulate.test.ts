import { describe, expect, test } from 'vitest'
import type { Flaw } from './Flaw.ts'
import { simulate } from './simulate.ts'

describe('two hosts on a database that fails at every await', () => {
  test('keep every promise, whatever the seed draws', async () => {
    const broken: string[] = []
    for (let seed = 1; seed <= 80; seed += 1) {
      const { violations } = await simulate(seed)
      broken.push(...violations.map((violation) => `seed ${seed}: ${violation}`))
    }
    expect(broken).toEqual([])
  })

  test('do the same for the same seed', async () => {
    expect(await simulate(7)).toEqual(await simulate(7))
    expect((await simulate(7)).history.turns).not.toEqual((await simulate(9)).history.turns)
  })

  // A write that is not fenced takes some hundred seeds: `npm run trials sim -- --flaws`.
  test.each<Flaw>(['noDedupe', 'noLock', 'noRenewal', 'answerBeforeCommit'])(
    'are seen to break one when the store has the flaw %s',
    async (flaw) => {
      let found = 0
      for (let seed = 1; seed <= 12; seed += 1) found += (await simulate(seed, flaw)).violations.length
      expect(found).toBeGreaterThan(0)
    },
  )
})
