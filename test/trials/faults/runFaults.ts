import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createDatabaseOn, type RunningPostgres, startPostgres } from '../../support/postgres.ts'
import type { Fault } from './Fault.ts'
import { FAULTS } from './faults.ts'
import { openWorld } from './openWorld.ts'
import { playRound, type Round } from './playRound.ts'
import { mountSmallDisk } from './smallDisk.ts'

/*
 * npm run trials faults                               every fault, as often as it says itself: hours
 * npm run trials faults -- --only kill,freeze
 * npm run trials faults -- --only kill --rounds 20
 */

/** Recovered later than this after the fault has ended is a failure. */
const RECOVERED_MS = 2_000
const ENDED_MS = 10_000
const DISK_MB = 400

/** Tells of every fault what it did; true when no promise was broken and every host was well again in time. */
export async function runFaults(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, rounds: { type: 'string' } },
  })
  const names = values.only?.split(',') ?? FAULTS.map(({ name }) => name)
  const unknown = names.filter((name) => !FAULTS.some((fault) => fault.name === name))
  if (unknown.length > 0) {
    process.stderr.write(
      `No such fault: ${unknown.join(', ')}. There are ${FAULTS.map(({ name }) => name).join(', ')}.\n`,
    )
    return false
  }
  const server = await startPostgres()
  try {
    let isGood = true
    for (const fault of FAULTS.filter(({ name }) => names.includes(name))) {
      isGood = (await runFault(fault, Number(values.rounds ?? fault.rounds), server)) && isGood
    }
    return isGood
  } finally {
    await server.stop()
  }
}

async function runFault(fault: Fault, rounds: number, server: RunningPostgres): Promise<boolean> {
  const disk = fault.through?.includes('smallDisk') === true ? mountSmallDisk(DISK_MB) : null
  if (fault.through?.includes('smallDisk') === true && disk === null) {
    print(`${fault.name}: left out, since a small file system can be mounted by root on Linux alone`)
    return true
  }
  const own = disk !== null && fault.database === 'postgres' ? await startPostgres('on', disk.folder) : null
  const databaseUrl = fault.database === 'embedded' ? null : await createDatabaseOn((own ?? server).url)
  const opened = await openWorld(fault, { databaseUrl, disk })
  const began = performance.now()
  const seen: Round[] = []
  const broken: string[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      seen.push(await playRound(opened, fault, round))
      progress(`${fault.name}: round ${round + 1} of ${rounds}, ${opened.customers.acks.length} messages acknowledged`)
    }
    const whileHurt = fault.endsWithin === false ? 0 : await endWithin(opened, fault, rounds)
    const { ms } = await opened.finish()
    broken.push(...judge(fault, seen, Math.max(ms, whileHurt)))
    const times = (of: (round: Round) => number) => `${median(seen.map(of))} ms, at most ${Math.max(...seen.map(of))}`
    print(
      `${fault.name}: ${rounds} rounds with ${fault.hosts} hosts in ${Math.round((performance.now() - began) / 1000)} s`,
    )
    print(
      `  acknowledged ${opened.customers.acks.length}, delivered ${opened.outside.received.length}, bot called ${opened.outside.called.length}`,
    )
    print(
      `  well again: messages after ${times(({ takesInMs }) => takesInMs)}; deliveries after ${times(({ deliversMs }) => deliversMs)}`,
    )
    print(`  longest wait of a message sent meanwhile ${times(({ longestWaitMs }) => longestWaitMs)}`)
    print(
      `  SIGTERM: ended in ${Math.round(ms)} ms${whileHurt === 0 ? '' : `, while it lasted in ${Math.round(whileHurt)} ms`}`,
    )
  } catch (error) {
    broken.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  } finally {
    broken.push(...opened.violations)
    const { endedByThemselves } = opened.world.hosts
    if (fault.endsHosts === true) print(`  hosts that ended by themselves: ${endedByThemselves.length}`)
    else broken.push(...endedByThemselves.map((printed) => `A host ended by itself:\n${printed}`))
    await opened.close()
    await own?.stop()
    disk?.remove()
  }
  for (const what of broken) print(`  BROKEN ${what}`)
  print(
    `  ${broken.length === 0 ? 'nothing lost, doubled, out of order or stuck' : `${broken.length} promises broken`}`,
  )
  return broken.length === 0
}

/** Hosts that are told to end in the midst of the fault; then others take over. Resolves to how long that took. */
async function endWithin(
  { world, customers }: Awaited<ReturnType<typeof openWorld>>,
  { hurt, holdMs, endsHosts }: Fault,
  rounds: number,
): Promise<number> {
  await customers.acknowledged(1)
  const heal = await hurt(world, rounds)
  await pause(Math.min(holdMs, 2_000))
  const { ms, odd } = await world.hosts.stop()
  if (endsHosts !== true) for (const what of odd) world.violate(what)
  await heal()
  await Promise.all(world.hosts.urls().map((_, index) => world.hosts.start(index)))
  return ms
}

function judge({ longestWaitMs }: Fault, seen: readonly Round[], endedMs: number): readonly string[] {
  const late = seen.filter(({ takesInMs }) => takesInMs > RECOVERED_MS).length
  const held = seen.filter((round) => round.longestWaitMs > (longestWaitMs ?? Number.POSITIVE_INFINITY)).length
  return [
    ...(late === 0
      ? []
      : [`After ${late} of ${seen.length} rounds a host was well again only after ${RECOVERED_MS} ms.`]),
    ...(held === 0
      ? []
      : [`In ${held} of ${seen.length} rounds a message waited for longer than ${longestWaitMs} ms.`]),
    ...(endedMs <= ENDED_MS ? [] : [`A host that was told to end took ${Math.round(endedMs)} ms.`]),
  ]
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
/** On a terminal one line that changes. */
const progress = (line: string): void => {
  if (process.stdout.isTTY) process.stdout.write(`\r${line}\r`)
  else process.stderr.write(`${line}\n`)
}
