import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { FLAWS, type Flaw } from './Flaw.ts'
import { simulate } from './simulate.ts'
import { startSimWorkers } from './startSimWorkers.ts'

/*
 * npm run trials sim                                   1,000 seeds from 1
 * npm run trials sim -- --seeds 5000..104999
 * npm run trials sim -- --seeds 1.. --turns 10000000   until so many turns were taken
 * npm run trials sim -- --seed 590                     one of them again, with all that it broke
 * npm run trials sim -- --flaws                        which seed finds each flaw of a host or a store
 */

const USAGE = 'Say --seeds FIRST..LAST, --seeds FIRST.. --turns COUNT, or --seed NUMBER; --processes COUNT.'
const FOR_FLAWS = 2_000
const TELL_MS = 10_000

type Range = { readonly first: number; readonly last: number; readonly turns: number }

/** Says what was broken by which seed; true when nothing was. */
export async function runSimulations(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string', default: '1..1000' },
      turns: { type: 'string' },
      seed: { type: 'string' },
      flaws: { type: 'boolean', default: false },
      processes: { type: 'string', default: String(availableParallelism()) },
    },
  })
  if (values.flaws) return findFlaws()
  const range = rangeOf(values.seed === undefined ? values.seeds : `${values.seed}..${values.seed}`, values.turns)
  const processes = Number(values.processes)
  if (range === null || !(processes >= 1)) throw new Error(USAGE)
  return runSeeds(range, values.seed === undefined ? processes : 1)
}

function rangeOf(seeds: string, turns = 'Infinity'): Range | null {
  const [, first = '', last = ''] = /^(\d+)\.\.(\d*)$/.exec(seeds) ?? []
  const range = {
    first: Number(first),
    last: last === '' ? Number.POSITIVE_INFINITY : Number(last),
    turns: Number(turns),
  }
  const ends = Number.isFinite(range.last) || Number.isFinite(range.turns)
  return first !== '' && ends && range.last >= range.first && range.turns > 0 ? range : null
}

async function runSeeds({ first, last, turns: enough }: Range, processes: number): Promise<boolean> {
  const started = performance.now()
  let [seeds, turns, broken] = [0, 0, 0]
  const total = (): string => {
    const minutes = (performance.now() - started) / 60_000
    return `${seeds} seeds from ${first}, ${turns} turns: ${broken} seeds broke a promise; ${Math.round(turns / minutes)} turns a minute\n`
  }
  let toldAt = started
  await startSimWorkers(processes, first, last, (played) => {
    seeds += 1
    turns += played.turns
    broken += Number(played.violations.length > 0)
    for (const violation of played.violations) process.stdout.write(`seed ${played.seed}: ${violation}\n`)
    if (played.violations.length > 0) process.stdout.write(`  again: npm run trials sim -- --seed ${played.seed}\n`)
    if (performance.now() - toldAt > TELL_MS) {
      toldAt = performance.now()
      process.stdout.write(total())
    }
    return turns < enough
  })
  process.stdout.write(total())
  return broken === 0
}

async function findFlaws(): Promise<boolean> {
  let isEachFound = true
  for (const [flaw, what] of Object.entries(FLAWS)) {
    let seed = 0
    let violations: readonly string[] = []
    while (seed < FOR_FLAWS && violations.length === 0) {
      seed += 1
      violations = (await simulate(seed, flaw as Flaw)).violations
    }
    isEachFound &&= violations.length > 0
    const found = violations.length === 0 ? `not found in ${seed} seeds` : `seed ${seed}: ${violations[0]}`
    process.stdout.write(`${flaw} (${what}): ${found}\n`)
  }
  return isEachFound
}
