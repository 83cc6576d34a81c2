import { runFailovers } from './failover/runFailovers.ts'
import { runFaults } from './faults/runFaults.ts'
import { runFuzz } from './fuzz/runFuzz.ts'
import { runOverload } from './overload/runOverload.ts'
import { runPlatforms } from './platforms/runPlatforms.ts'
import { runSimulations } from './sim/runSimulations.ts'
import { runUpgrades } from './upgrade/runUpgrades.ts'

/*
 * npm run trials NAME: what takes too long for npm test, whose short form of each is there. Ends with 1 when a promise was broken.
 */

const PARTS: { readonly [name: string]: (args: readonly string[]) => Promise<boolean> } = {
  failover: runFailovers,
  fuzz: runFuzz,
  faults: runFaults,
  overload: runOverload,
  platforms: runPlatforms,
  sim: runSimulations,
  upgrade: runUpgrades,
}

const [name = '', ...args] = process.argv.slice(2)
const part = PARTS[name]
if (part === undefined) {
  process.stderr.write(`Say which trial: ${Object.keys(PARTS).join(', ')}.\n`)
  process.exit(2)
}
process.exitCode = (await part(args)) ? 0 : 1
