import fs, {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Database } from '../../../runtime/store/Database.ts'
import { openPglite } from '../../../runtime/store/pglite/PgliteDatabase.ts'

const WRITE = { text: 'insert into words (word) values ($1::text)', values: ['refund'] }
const READ = { text: 'select word from words', values: [] }

let root: string
/** made once, by a first start; every test has a copy */
let whole: string
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'usher-data-'))
  whole = join(root, 'deep', 'whole')
  const database = await openPglite(whole)
  await database.inOneTrip({ text: 'create table words (word text)', values: [] })
  await database.inOneTrip(WRITE)
  await database.close()
})
afterEach(() => {
  vi.restoreAllMocks()
  syncBuiltinESMExports()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(root, 'copy-'))
  cpSync(folder, copy, { recursive: true })
  return copy
}

const within = (folder: string, ...names: readonly string[]): string => join(folder, ...names)

describe('a folder that holds no database of this version', () => {
  test.each<[string, (folder: string) => string, string]>([
    [
      'a file',
      (folder) => within(folder, 'PG_VERSION'),
      'is a file, or lies in one. Name another with USHER_DATA, or let this user write to it.',
    ],
    ['a place in a file', (folder) => within(folder, 'PG_VERSION', 'data'), 'is a file, or lies in one'],
    [
      'part of a database',
      (folder) => {
        rmSync(within(folder, 'PG_VERSION'))
        return folder
      },
      'holds part of a database: PG_VERSION is missing. Nothing was changed.',
    ],
    [
      'one of another version',
      (folder) => {
        writeFileSync(within(folder, 'PG_VERSION'), '17\n')
        return folder
      },
      'holds a database of PostgreSQL "17", and this is 18. Nothing was changed.',
    ],
  ])('%s is refused in a sentence, and left as it is', async (_, spoil, says) => {
    const copy = copyOf(whole)
    const folder = spoil(copy)
    const before = readdirSync(copy, { recursive: true })
    await expect(openPglite(folder)).rejects.toMatchObject({
      code: 'missingConfiguration',
      message: expect.stringContaining(`"${folder}" ${says}`),
    })
    expect(readdirSync(copy, { recursive: true })).toEqual(before)
  })

  test('because its first start was interrupted gets one', async () => {
    const folder = copyOf(whole)
    writeFileSync(within(folder, 'usher.unfinished'), '')
    rmSync(within(folder, 'global'), { recursive: true })
    writeFileSync(within(folder, 'notes.txt'), 'not ours')
    const database = await openPglite(folder)
    await expect(database.inOneTrip(READ)).rejects.toMatchObject({ code: '42P01' })
    await database.close()
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['global', 'notes.txt', 'usher.lock']))
    expect(readdirSync(folder)).not.toContain('usher.unfinished')
  })
})

describe('a damaged database', () => {
  test.each<[string, (folder: string) => void, string]>([
    [
      'whose control file is empty',
      (folder) => truncateSync(within(folder, 'global', 'pg_control')),
      'could not read file "global/pg_control"',
    ],
    ['whose catalogue is spoilt', spoilCatalogue, 'invalid page in block 0'],
  ])('%s is refused in a sentence, and its folder is free again', async (_, spoil, says) => {
    const folder = copyOf(whole)
    spoil(folder)
    for (let start = 0; start < 2; start += 1)
      await expect(openPglite(folder)).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining(`The database in the data folder "${folder}" fails: ${says}`),
      })
  })
})

function spoilCatalogue(folder: string): void {
  const base = within(folder, 'base', '5')
  for (const name of readdirSync(base)) {
    const { length } = readFileSync(within(base, name))
    if (length > 100_000) writeFileSync(within(base, name), Buffer.alloc(length, 0xaa))
  }
}

/** Opens a database, commits so often, and gives what a power cut leaves then: of a file, at worst, what it was at its last sync. */
async function cutAfter(commits: number, before: string): Promise<string> {
  const folder = copyOf(before)
  const disk = copyOf(before)
  const sync = fs.fsyncSync
  vi.spyOn(fs, 'fsyncSync').mockImplementation((file) => {
    sync(file)
    const path = readlinkSync(`/proc/self/fd/${file}`)
    if (statSync(path).isFile()) cpSync(path, join(disk, relative(folder, path)))
  })
  syncBuiltinESMExports()
  const database = await openPglite(folder)
  for (let commit = 0; commit < commits; commit += 1) await database.inOneTrip(WRITE)
  const left = copyOf(disk)
  await database.close()
  vi.restoreAllMocks()
  return left
}

test.skipIf(process.platform !== 'linux')('what was synced to disk holds every commit that was answered', async () => {
  const once = await cutAfter(20, whole)
  const twice = await cutAfter(5, once)
  const database = await openPglite(twice)
  expect(await database.inOneTrip(READ)).toHaveLength(26)
  await database.close()
})

describe('a database in a folder', () => {
  let database: Database
  let folder: string
  beforeAll(async () => {
    folder = copyOf(whole)
    database = await openPglite(folder)
  })
  afterAll(() => database.close())

  test('syncs nothing but the database, whatever else lies on its volume', async () => {
    const volume = copyOf(whole)
    // What cannot be opened, not even by root.
    symlinkSync('nowhere', join(volume, 'lost+found'))
    await (await openPglite(volume)).close()
    expect(readdirSync(volume)).toContain('lost+found')
  })

  test('keeps what was written', async () => {
    expect(await database.inOneTrip(READ)).toEqual([{ word: 'refund' }])
  })

  test('whose disk is full refuses everything at once, says that it will not come back, and can be closed', async () => {
    vi.spyOn(fs, 'writeSync').mockImplementation(() => {
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
    })
    const full = `The disk that holds the data folder "${folder}" is full. Make room there, and start the host again if it has ended.`
    await expect(database.inOneTrip(WRITE)).rejects.toMatchObject({ code: 'unavailable', message: full })
    expect(await database.lost).toBe(full)
    const trips = [
      database.inOneTrip(READ),
      database.inTwoTrips([READ], () => ({ write: null, result: () => 'read' })),
      database.kysely.selectFrom('hosts').select('id').execute(),
    ]
    for (const trip of await Promise.allSettled(trips))
      expect(trip).toMatchObject({ status: 'rejected', reason: { code: 'unavailable', message: full } })
    await database.close()
    vi.restoreAllMocks()
    const again = await openPglite(folder)
    expect(await again.inOneTrip(READ)).toEqual([{ word: 'refund' }])
    await again.close()
  })
})
