import { cpSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHost, type Host } from '../../runtime/main.ts'
import { openPglite } from '../../runtime/store/pglite/PgliteDatabase.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'
import { removeFolder, runCli, workspaceFolder } from './runCli.ts'

const BOTH = { conversations: 2, turns: 2 }
const PG = { DATABASE_URL: 'postgres://ada@db.example/usher' }

let root: string
let flows: string
/** the data folder of a host that runs, and its first backup */
let data: string
let copy: string
let host: Host
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'usher-backup-'))
  data = join(root, 'data')
  copy = join(root, 'copies', 'first')
  const toQueue = { 'to-general': { type: 'enqueue', queue: 'general' } } as const
  ;({ flows } = await workspaceFolder(workspaceOf([flowOf(toQueue)])))
  host = await createHost({ workspace: flows, dataFolder: data, port: 0, env: {} })
  for (const [index, address] of ['ada', 'ben'].entries()) {
    const from = { channel: 'web', address }
    await host.receive({ source: `m:web:${index}`, at: index, from, event: { type: 'message', text: 'hello' } })
  }
  expect(await json('backup', copy)).toEqual({ folder: copy, ...BOTH })
})
afterAll(async () => {
  await host.close()
  rmSync(root, { recursive: true, force: true })
  await removeFolder(join(flows, '..'))
})

const run = (command: 'backup' | 'restore', folder: string, env: { readonly [name: string]: string } = {}) =>
  runCli([command, folder, '--json'], { env: { USHER_DATA: data, USHER_URL: host.url ?? '', ...env } })

async function json(...args: Parameters<typeof run>): Promise<unknown> {
  const { stdout, stderr } = await run(...args)
  return stderr === '' ? JSON.parse(stdout) : stderr
}

test('a host that runs is copied with all that it has acknowledged, and nothing of the copy stays with it', () => {
  expect(readdirSync(copy)).toContain('PG_VERSION')
  for (const folder of [copy, data])
    expect(readdirSync(folder).filter((name) => /^(usher|postmaster)/.test(name))).toEqual(
      folder === copy ? [] : expect.not.arrayContaining(['usher.backup']),
    )
})

test('a copy is put where nothing is, and can be copied and put back without a host', async () => {
  const restored = { USHER_DATA: join(root, 'restored') }
  expect(await json('restore', copy, restored)).toEqual({ folder: restored.USHER_DATA, ...BOTH })
  expect(await json('backup', join(root, 'second'), restored)).toEqual({ folder: join(root, 'second'), ...BOTH })
})

describe('nothing is written over:', () => {
  test.each<[string, () => ReturnType<typeof run>]>([
    ['a backup', () => run('backup', copy)],
    ['a database', () => run('restore', copy, { USHER_DATA: copyOf(copy) })],
  ])('%s', async (_, again) => {
    expect(await again()).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing is written over') })
  })

  test('the database of a host that runs', async () => {
    expect(await run('restore', copy)).toMatchObject({ code: 4, stderr: expect.stringContaining('in use') })
  })
})

test('a damaged copy is no backup: the folder that was to have it takes a sound one', async () => {
  const damaged = copyOf(copy)
  truncateSync(join(damaged, 'global', 'pg_control'))
  const restored = { USHER_DATA: join(root, 'twice') }
  expect(await run('restore', damaged, restored)).toMatchObject({ code: 4, stderr: expect.stringContaining('fails') })
  expect(await json('restore', copy, restored)).toEqual({ folder: restored.USHER_DATA, ...BOTH })
})

test('a backup is verified, and one in which something does not hold says what', async () => {
  const verify = (...args: readonly string[]) => runCli(['verify', ...args], { env: { USHER_DATA: data } })
  expect(await verify(copyOf(copy), '--json')).toMatchObject({
    code: 0,
    stdout: `${JSON.stringify({ ...BOTH, violations: [] })}\n`,
  })
  const damaged = copyOf(copy)
  const database = await openPglite(damaged)
  await database.inOneTrip({
    text: 'delete from turns where conversation_id = (select min(id) from conversations)',
    values: [],
  })
  await database.close()
  expect(await verify(damaged)).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(
      /^turnsInOrder 1 violation\n {2}Conversation c_\w+ has 0 turns, .*\n2 conversations with 1 turn: 1 rule broken\n$/,
    ),
  })
  expect(await verify()).toMatchObject({ code: 4, stderr: expect.stringContaining('in use by another host') })
  expect(await verify('nowhere')).toMatchObject({ code: 3, stderr: expect.stringContaining('There is no database') })
})

test.each<[string, Parameters<typeof run>, number, string]>([
  ['backup of PostgreSQL', ['backup', 'b', PG], 2, 'pg_basebackup or pgBackRest'],
  ['restore to PostgreSQL', ['restore', 'b', PG], 2, 'pgBackRest'],
  ['backup of nothing', ['backup', 'b', { USHER_DATA: 'nowhere' }], 3, 'There is no database in'],
  ['restore of nothing', ['restore', 'nowhere'], 3, 'There is no database in'],
  ['backup of memory', ['backup', 'b', { USHER_DATA: 'memory' }], 2, 'nothing of it is kept'],
  ['backup to nowhere', ['backup', ''], 2, 'Write usher backup DIR.'],
])('%s says what to do', async (_, args, code, says) => {
  expect(await run(...args)).toMatchObject({ code, stderr: expect.stringContaining(says) })
})

test('a host that answers for another folder is noticed', async () => {
  const other = copyOf(copy)
  const own = await createHost({ workspace: flows, dataFolder: other, port: null, env: {} })
  const { code, stderr } = await run('backup', join(root, 'third'), { USHER_DATA: other })
  expect(own.notes.join()).toContain('the database was put back')
  await own.close()
  expect([code, stderr]).toEqual([4, expect.stringContaining('keeps another folder')])
})

function copyOf(folder: string): string {
  const made = mkdtempSync(join(root, 'copy-'))
  cpSync(folder, made, { recursive: true })
  return made
}
