import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHost } from '../../runtime/main.ts'
import type { ReplayReport } from '../../runtime/proof/replay/tallyReplays.ts'
import { loadWorkspace } from '../../runtime/releases/loadWorkspace.ts'
import { openStore } from '../../runtime/store/openStore.ts'
import type { Node } from '../../schemas/flow.ts'
import { moveKeyword } from '../support/moveKeyword.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { recordRun } from '../support/recordRun.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'
import { type Ran, removeFolder, runCli, workspaceFolder } from './runCli.ts'

let folder: string
let moved: { readonly folder: string; readonly flows: string }
let env: { readonly DATABASE_URL: string }
const inFolder = (name: string) => join(folder, name)

beforeAll(async () => {
  const { workspace } = await loadWorkspace('flows')
  if (workspace === null) throw new Error('The sample workspace cannot be read.')
  const own = await workspaceFolder(workspace)
  folder = own.folder
  moved = await workspaceFolder(moveKeyword(workspace, 'front-desk', 'topic', 'refund*', 'sales'))
  env = { DATABASE_URL: await createTestDatabase() }
  const store = await openStore({ databaseUrl: env.DATABASE_URL })
  await recordRun(store, workspace, 60, ['web', 'web', 'web-order', 'sms'])
  await store.close()
  for (const texts of ['keep', 'hash', 'remove']) {
    const ran = await runCli(['export-turns', '--texts', texts, '--out', inFolder(`${texts}.jsonl`)], { env })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
  }
})
afterAll(async () => {
  await Promise.all([removeFolder(folder), removeFolder(moved.folder)])
})

const replay = (args: readonly string[], stdin?: string): Promise<Ran> =>
  runCli(['replay', ...args], { env, ...(stdin === undefined ? {} : { stdin }) })
const reportOf = ({ stdout }: Ran) => JSON.parse(stdout) as ReplayReport & { readonly passed: boolean }

describe('usher replay', () => {
  test('finds no difference on the workspace that was recorded, from the database', async () => {
    const ran = await replay([])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toMatch(/^\d+ conversations, \d+ turns: all ended as they did\n$/)
  })

  test('says the same from the database, a file and stdin, and ends with 1 above the threshold', async () => {
    const args = ['--workspace', moved.flows, '--json', '--threshold', '1%']
    const fromDatabase = await replay(args)
    const report = reportOf(fromDatabase)
    expect(fromDatabase.code).toBe(1)
    expect(report.passed).toBe(false)
    expect(report.changes.map(({ from, to }) => [from, to])).toEqual([
      ['queue billing, skills billing 3', 'queue sales, skills sales 1'],
    ])
    expect(report.changes[0]?.example?.said.join()).toMatch(/refund/)
    const kept = await readFile(inFolder('keep.jsonl'), 'utf8')
    expect(reportOf(await replay([...args, '--from', inFolder('keep.jsonl')]))).toEqual(report)
    expect(reportOf(await replay([...args, '--from', '-'], kept))).toEqual(report)
    expect(await replay([...args, '--threshold', '100%'])).toMatchObject({ code: 0 })
  })

  test('prints each way with its shortest conversation', async () => {
    const { stdout, code } = await replay(['--workspace', moved.flows, '--from', inFolder('keep.jsonl')])
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /\d+ {2}queue billing, skills billing 3 → queue sales, skills sales 1\n +c_\d+, \d+ turns?: “/,
    )
  })

  test('reads the conversations that are asked for alone, alike from a file and the database', async () => {
    const some = ['--json', '--channel', 'web', '--since', '2026-11-20', '--until', '2026-11-22T12:00:00+01:00']
    const file = ['--from', inFolder('keep.jsonl')]
    const report = reportOf(await replay([...some, ...file]))
    expect(report.conversations).toBeGreaterThan(0)
    expect(report.conversations).toBeLessThan(reportOf(await replay(['--json', ...file])).conversations)
    expect(reportOf(await replay(some))).toEqual(report)
  })
})

test('a conversation that depended on what is known no more is not told', async () => {
  const branch: Node = {
    type: 'branch',
    cases: [{ id: 'gold', when: { attribute: 'contact.tier', is: 'gold' } }],
    exits: { gold: 'to-billing', otherwise: 'to-general' },
  }
  const queues = {
    'to-billing': { type: 'enqueue', queue: 'billing' },
    'to-general': { type: 'enqueue', queue: 'general' },
  } as const
  const workspace = workspaceOf([flowOf({ branch, ...queues })])
  const own = await workspaceFolder(workspace)
  const dataFolder = join(own.folder, 'data')
  const host = await createHost({ workspace: own.flows, dataFolder, port: null, env: {} })
  for (const [index, tier] of ['gold', 'none'].entries()) {
    const from = { channel: 'web', address: 'u-1', attributes: { tier } }
    await host.receive({ source: `m:web:${index}`, at: 1_000 + index, from, event: { type: 'message', text: 'hello' } })
  }
  await host.close()
  const ran = await runCli(['replay', '--json', '--workspace', own.flows], { env: { USHER_DATA: dataFolder } })
  expect(reportOf(ran)).toMatchObject({ conversations: 1, changed: 0, untold: 1 })
  await removeFolder(own.folder)
})

describe('usher export-turns', () => {
  test.each(['hash', 'remove'])('with --texts %s leaves nothing of what people wrote', async (texts) => {
    const text = await readFile(inFolder(`${texts}.jsonl`), 'utf8')
    expect(text).not.toMatch(
      /refund please|nonsense words|ada@example\.com|482913|"Ada"|Have you tried|Good morning|Monday/,
    )
    expect(await readFile(inFolder('keep.jsonl'), 'utf8')).toMatch(/nonsense words/)
  })

  test.each(['hash', 'remove'])('with --texts %s still shows where a moved keyword leads', async (texts) => {
    const from = ['--json', '--from', inFolder(`${texts}.jsonl`)]
    const same = reportOf(await replay(from))
    expect(same).toMatchObject({ changed: 0 })
    expect(same.untold).toBeLessThan(same.conversations)
    const kept = reportOf(await replay(['--workspace', moved.flows, '--json', '--from', inFolder('keep.jsonl')]))
    expect(reportOf(await replay(['--workspace', moved.flows, ...from])).changed).toBe(kept.changed)
  })
})

describe('what cannot be replayed is told', () => {
  test.each([
    ['a line that is no JSON', '{', /:1: this is no JSON/],
    ['a line that is no turn', '{}', /:1: this is no turn of usher export-turns/],
  ])('%s', async (_, text, message) => {
    await writeFile(inFolder('bad.jsonl'), text)
    const ran = await replay(['--from', inFolder('bad.jsonl')])
    expect(ran).toMatchObject({ code: 3, stdout: '' })
    expect(ran.stderr).toMatch(message)
  })

  test('a file whose beginning is cut off', async () => {
    const lines = (await readFile(inFolder('keep.jsonl'), 'utf8')).split('\n')
    const cut = lines.findIndex((line) => line.includes('"seq":2'))
    await writeFile(inFolder('cut.jsonl'), lines.slice(cut).join('\n'))
    expect((await replay(['--from', inFolder('cut.jsonl')])).stderr).toMatch(/Export whole conversations/)
  })

  test.each([
    [['--from', '/nowhere.jsonl'], 3, /nowhere\.jsonl cannot be read/],
    [['--threshold', '2'], 2, /Write it in per cent: 10%/],
    [['--since', 'yesterday'], 2, /"yesterday" is no time/],
  ])('%j', async (args, code, message) => {
    const ran = await replay(args)
    expect(ran).toMatchObject({ code, stdout: '' })
    expect(ran.stderr).toMatch(message)
  })

  test('a database that is not there, which is not made', async () => {
    const ran = await runCli(['replay'], { env: { USHER_DATA: inFolder('nothing') } })
    expect(ran).toMatchObject({ code: 3, stdout: '' })
    expect(ran.stderr).toMatch(/There is no database in .*nothing/)
    await expect(readFile(inFolder('nothing'))).rejects.toThrow('ENOENT')
  })
})
