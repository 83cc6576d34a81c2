import { parseArgs } from 'node:util'
import { FLAWS } from './Flaw.ts'
import { simulate } from './simulate.ts'

/*
 * npm run trials sim                    1,000 seeds from 1
 * npm run trials sim -- --seeds 100000 --from 5000
 * npm run trials sim -- --seed 590      one of them again, with all that it broke
 * npm run trials sim -- --flaws         after how many seeds each flaw of a store is found
 */

/** Says what was broken by which seed; true when nothing was. */
export async function runSimulations(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string', default: '1000' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      flaws: { type: 'boolean', default: false },
    },
  })
  if (values.flaws) return findFlaws(Number(values.seeds))
  return values.seed === undefined
    ? runSeeds(Number(values.from), Number(values.seeds))
    : runSeeds(Number(values.seed), 1)
}

async function runSeeds(from: number, count: number): Promise<boolean> {
  const started = performance.now()
  let turns = 0
  let broken = 0
  for (let seed = from; seed < from + count; seed += 1) {
    const { history, violations } = await simulate(seed)
    turns += history.turns.length
    broken += Number(violations.length > 0)
    for (const violation of violations) process.stdout.write(`seed ${seed}: ${violation}\n`)
  }
  const minutes = (performance.now() - started) / 60_000
  const perMinute = `${Math.round(count / minutes)} seeds and ${Math.round(turns / minutes)} turns a minute`
  process.stdout.write(`${count} seeds from ${from}, ${turns} turns: ${broken} seeds broke a promise; ${perMinute}\n`)
  return broken === 0
}

async function findFlaws(most: number): Promise<boolean> {
  let isEachFound = true
  for (const flaw of FLAWS) {
    let seed = 1
    let violations: readonly string[] = []
    for (; seed <= most && violations.length === 0; seed += 1) violations = (await simulate(seed, flaw)).violations
    isEachFound &&= violations.length > 0
    const found = violations.length === 0 ? `not found in ${most} seeds` : `seed ${seed - 1}: ${violations[0]}`
    process.stdout.write(`${flaw.padEnd(20)} ${found}\n`)
  }
  return isEachFound
}
