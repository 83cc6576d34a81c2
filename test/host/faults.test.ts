import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabaseOn, createTestDatabase, type RunningPostgres, startPostgres } from '../support/postgres.ts'
import { clocks } from '../trials/faults/clocks.ts'
import type { Fault } from '../trials/faults/Fault.ts'
import { freeze } from '../trials/faults/freeze.ts'
import { fullDisks } from '../trials/faults/fullDisk.ts'
import { kills } from '../trials/faults/kill.ts'
import { locks } from '../trials/faults/locked.ts'
import { networkFaults } from '../trials/faults/network.ts'
import { openWorld } from '../trials/faults/openWorld.ts'
import { playRound } from '../trials/faults/playRound.ts'
import { readOnly } from '../trials/faults/readOnly.ts'
import { mountSmallDisk, type SmallDisk } from '../trials/faults/smallDisk.ts'
import { terminate } from '../trials/faults/terminate.ts'

/*
 * Once or a few times what `npm run trials faults` does by the hundred: customers write, every message twice, while something goes wrong. Every host takes messages in again and has them
 * delivered, and at the end every promise about what was acknowledged is looked at.
 */

type Opened = Awaited<ReturnType<typeof openWorld>>
const DISK_MB = 400

describe('a host killed and restarted under load', () => {
  // A host that starts takes a second of the processor: few kills.
  test.each([
    ['loses no message, doubles none, and keeps every conversation in order', 'kill', 2],
    ['does so too as one of two hosts on one database', 'kill-2', 4],
    ['does so too on the embedded database', 'kill-embedded', 2],
  ])('%s', async (_what, name, times) => {
    const fault = kills.find((one) => one.name === name)
    if (fault === undefined) throw new Error(`There is no fault ${name}.`)
    const databaseUrl = fault.database === 'embedded' ? null : await createTestDatabase()
    const opened = await openWorld(fault, { databaseUrl, disk: null })
    try {
      for (let round = 0; round < times; round += 1) await playRound(opened, fault, round)
      await opened.finish()
      expect(opened.violations).toEqual([])
      expect(opened.world.hosts.endedByThemselves).toEqual([])
    } finally {
      await opened.close()
    }
  })
})

describe('two hosts on one database', () => {
  let disk: SmallDisk | null = null
  let server: RunningPostgres | null = null
  let opened: Opened
  beforeAll(async () => {
    disk = mountSmallDisk(DISK_MB)
    if (disk === null) console.info('No full disk: a small file system can be mounted by root on Linux alone.')
    else server = await startPostgres('on', disk.folder)
    const databaseUrl = server === null ? await createTestDatabase() : await createDatabaseOn(server.url)
    opened = await openWorld({ hosts: 2, through: ['proxy', 'wrongClocks'] }, { databaseUrl, disk })
  })
  afterAll(async () => {
    await opened.close()
    await server?.stop()
    disk?.remove()
  })

  /** How long each lasts: longer than what gives up first, and no longer than shows that. */
  const lasting = (fault: Fault, seconds: number): Fault => ({ ...fault, holdMs: seconds * 1_000 })
  const network = (name: string, seconds: number) =>
    networkFaults.filter((fault) => fault.name === name).map((fault) => lasting(fault, seconds))
  test.each([
    terminate,
    lasting(freeze, 5),
    ...network('silent', 6),
    ...network('closed', 2),
    ...network('slow', 2),
    lasting(readOnly, 2),
    ...locks.map((fault) => lasting(fault, 4)),
    ...fullDisks.filter(({ database }) => database === 'postgres').map((fault) => lasting(fault, 2)),
    lasting(clocks, 2),
  ])('take messages in again, and have them delivered, after: $name', async (fault) => {
    await playRound(opened, fault, 0)
    expect(opened.violations).toEqual([])
  })

  test('have lost, doubled and mixed up nothing in all that, did not need to be started anew, and end while the database is silent', async () => {
    await opened.finish(() => opened.world.proxy?.set('silent'))
    expect(opened.violations).toEqual([])
    expect(opened.world.hosts.endedByThemselves).toEqual([])
  })
})
