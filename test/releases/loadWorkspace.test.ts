import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { formatFile } from '../../runtime/engine/files/formatFile.ts'
import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import { listWorkspace } from '../../runtime/releases/listWorkspace.ts'
import { loadWorkspace, stampOf } from '../../runtime/releases/loadWorkspace.ts'
import { watchWorkspace } from '../../runtime/releases/watchWorkspace.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

const workspace = workspaceOf([flowOf({ start: { type: 'enqueue', queue: 'general' } })])
const FILES = formatWorkspace(workspace)
const LATER = formatWorkspace({ ...workspace, queues: { ...workspace.queues, general: { name: 'Anyone' } } })

let above: string
let folder: string
beforeEach(async () => {
  above = await mkdtemp(join(tmpdir(), 'usher-links-'))
  folder = join(above, 'flows')
  await mkdir(folder)
})
afterEach(() => rm(above, { recursive: true }))

async function put(files: { readonly [path: string]: string | Uint8Array }, within = folder): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(within, path)), { recursive: true })
    await writeFile(join(within, path), text)
  }
}
const link = (to: string, path: string) => symlink(to, join(folder, path))

/** A ConfigMap as a kubelet mounts it. */
async function mount(files: { readonly [path: string]: string }): Promise<void> {
  await put(files, join(folder, '..2026_11_30_10_00_00.1'))
  await link('..2026_11_30_10_00_00.1', '..data')
  for (const name of new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))) {
    await link(`..data/${name}`, name)
  }
}
/** All files change in one step. */
async function remount(files: { readonly [path: string]: string }): Promise<void> {
  await put(files, join(folder, '..2026_11_30_10_05_00.2'))
  await link('..2026_11_30_10_05_00.2', '..data_tmp')
  await rename(join(folder, '..data_tmp'), join(folder, '..data'))
}

describe('links', () => {
  test('of a ConfigMap are followed, folders of them too', async () => {
    await mount(FILES)
    expect(await loadWorkspace(folder)).toEqual({ workspace, issues: [], unread: [], files: FILES })
  })

  test('lead to the folder by any name', async () => {
    await put(FILES)
    await symlink(folder, join(above, 'by-link'))
    expect((await loadWorkspace(join(above, 'by-link'))).files).toEqual(FILES)
  })

  test.each([
    ['main.flow.json', '../elsewhere/main.flow.json', 'linkLeadsOut'],
    ['schedules', '../elsewhere/schedules', 'linkLeadsOut'],
    ['main.flow.json', 'nowhere.json', 'linkLeadsNowhere'],
    ['main.flow.json', 'main.flow.json', 'linkLeadsNowhere'],
    ['schedules', '../nowhere', 'linkLeadsNowhere'],
  ])('%s to %s is an error, and nothing behind it is read', async (path, to, code) => {
    await put(FILES)
    await put(FILES, join(above, 'elsewhere'))
    await rm(join(folder, path), { recursive: true })
    await link(to, path)
    const { workspace: read, issues, files } = await loadWorkspace(folder)
    expect(read).toBeNull()
    expect(issues).toContainEqual(expect.objectContaining({ code, severity: 'error', file: path }))
    expect(Object.keys(files).filter((file) => file.startsWith(path))).toEqual([])
  })

  test('to a folder whose name begins like the workspace’s lead out of it', async () => {
    await put(FILES)
    await put(FILES, `${folder}-2`)
    await rm(join(folder, 'main.flow.json'))
    await link('../flows-2/main.flow.json', 'main.flow.json')
    expect((await loadWorkspace(folder)).issues).toContainEqual(expect.objectContaining({ code: 'linkLeadsOut' }))
  })

  test('of other names may lead anywhere', async () => {
    await put(FILES)
    await link('/', 'everything')
    await link('nowhere', 'notes.md')
    expect((await loadWorkspace(folder)).issues).toEqual([])
  })
})

test.each([
  '._main.flow.json',
  '.#main.flow.json',
  '.main.flow.json',
  '#main.flow.json#',
  'main.flow.json~',
  '.main.flow.json.swp',
  'main.flow.json.orig',
  '4913',
  '.DS_Store',
  '.vscode/settings.json',
  '..2026_11_30_10_00_00.1/main.flow.json',
  'schedules/._always.schedule.json',
  'node_modules/package.json',
])('%s is no file of the workspace', async (path) => {
  await put(FILES)
  const before = stampOf(await listWorkspace(folder))
  await put({ [path]: Buffer.from([0xff, 0x00]) })
  expect(await loadWorkspace(folder)).toEqual({ workspace, issues: [], unread: [], files: FILES })
  expect(stampOf(await listWorkspace(folder))).toBe(before)
})

describe('a file that is not UTF-8', () => {
  test('is an error', async () => {
    await put({ ...FILES, 'queues.json': Buffer.from('\ufeff{}', 'utf16le') })
    const { workspace: read, unread, files } = await loadWorkspace(folder)
    expect(read).toBeNull()
    expect(unread).toEqual([
      {
        code: 'notUtf8',
        severity: 'error',
        file: 'queues.json',
        path: '',
        message: 'queues.json is UTF-16, and must be UTF-8.',
        fix: 'Save it as UTF-8.',
      },
    ])
    expect(files).not.toHaveProperty(['queues.json'])
  })

  test('is a warning when it is none of the workspace’s', async () => {
    await put({ ...FILES, 'package.json': Buffer.from('{}', 'utf16le') })
    const { workspace: read, issues } = await loadWorkspace(folder)
    expect(read).toEqual(workspace)
    expect(issues).toEqual([expect.objectContaining({ code: 'notUtf8', severity: 'warning' })])
  })
})

describe('a watch', () => {
  async function nextChange(change: () => Promise<void>) {
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof loadWorkspace>>>()
    const watching = await watchWorkspace(folder, async () => resolve(await loadWorkspace(folder)))
    try {
      await change()
      return await promise
    } finally {
      await watching.close()
    }
  }

  test('sees a ConfigMap turn, whole, while the old one is still there', async () => {
    await mount(FILES)
    const { files } = await nextChange(() => remount(LATER))
    expect(files).toEqual(LATER)
  })

  test('sees a file change, in a folder too', async () => {
    await put(FILES)
    const schedule = formatFile('schedule', { id: 'always', timeZone: 'Europe/Rome', weekly: {} })
    const { files } = await nextChange(() => put({ 'schedules/always.schedule.json': schedule }))
    expect(files['schedules/always.schedule.json']).toBe(schedule)
  })
})
