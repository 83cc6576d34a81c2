import { lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { formatFile } from '../../runtime/engine/files/formatFile.ts'
import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import { createHost, type Host } from '../../runtime/main.ts'
import { revisionOf } from '../../runtime/releases/workspaceFolder.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { desk } from './desk.ts'

const files = formatWorkspace(desk)
const FLOW = files['main.flow.json'] ?? ''
const tokens = { viewer: 'viewer-0123456789abcdef', designer: 'designer-0123456789abcdef' }
const renamed = FLOW.replace('"name": "Main"', '"name": "Other"')

describe('the workspace over HTTP', () => {
  let folder: string
  let host: Host

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'usher-workspace-'))
    await restore()
    host = await createHost({
      workspace: folder,
      port: 0,
      databaseUrl: await createTestDatabase(),
      env: { USHER_TOKENS: `viewer:${tokens.viewer},designer:${tokens.designer}` },
    })
  })
  afterAll(async () => {
    await host.close()
    await rm(folder, { recursive: true })
  })
  beforeEach(restore)

  async function restore(): Promise<void> {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true })
    for (const [path, text] of Object.entries(files)) {
      if (!path.includes('/')) await writeFile(join(folder, path), text)
    }
  }
  const ask = (method: string, path: string, headers: { readonly [name: string]: string } = {}, body?: string) =>
    fetch(`${host.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${tokens.designer}`, ...headers },
      ...(body === undefined ? {} : { body }),
    })
  const onDisk = (path: string) => readFile(join(folder, path), 'utf8')
  const seen = (text: string) => ({ 'if-match': `"${revisionOf(text)}"` })

  test('is read with the revision of every file', async () => {
    const answer = await (await ask('GET', '/api/workspace')).json()
    expect(answer.files['main.flow.json']).toEqual({ text: FLOW, revision: revisionOf(FLOW) })
    expect(answer.issues).toEqual([])
  })

  test('takes a change of what the writer has seen', async () => {
    const response = await ask('PUT', '/api/workspace/files/main.flow.json', seen(FLOW), renamed)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ file: { text: renamed, revision: revisionOf(renamed) } })
    expect(await onDisk('main.flow.json')).toBe(renamed)
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('answers 409 with what stands there when it was changed meanwhile, and writes nothing', async () => {
    const theirs = FLOW.replace('"name": "Main"', '"name": "Theirs"')
    await writeFile(join(folder, 'main.flow.json'), theirs)
    const response = await ask('PUT', '/api/workspace/files/main.flow.json', seen(FLOW), renamed)
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ code: 'conflict', current: { text: theirs } })
    expect(await onDisk('main.flow.json')).toBe(theirs)
  })

  test('lets one of two writers win who have seen the same', async () => {
    const other = FLOW.replace('"name": "Main"', '"name": "Second"')
    const answers = await Promise.all(
      [renamed, other].map((text) => ask('PUT', '/api/workspace/files/main.flow.json', seen(FLOW), text)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('makes a new file, in a new folder too, and not over one that is there', async () => {
    const schedule = formatFile('schedule', { id: 'support', timeZone: 'UTC', weekly: {} })
    const path = '/api/workspace/files/schedules/support.schedule.json'
    expect((await ask('PUT', path, { 'if-none-match': '*' }, schedule)).status).toBe(200)
    expect(await onDisk('schedules/support.schedule.json')).toBe(schedule)
    const changed = schedule.replace('UTC', 'Europe/Rome')
    expect((await ask('PUT', path, { 'if-none-match': '*' }, changed)).status).toBe(409)
  })

  test('deletes what the writer has seen', async () => {
    const path = '/api/workspace/files/main.layout.json'
    const layout = formatFile('layout', { specVersion: 1, nodes: {} })
    await writeFile(join(folder, 'main.layout.json'), layout)
    expect((await ask('DELETE', path, seen('other'))).status).toBe(409)
    expect((await ask('DELETE', path, seen(layout))).status).toBe(200)
    expect((await ask('DELETE', path, seen(layout))).status).toBe(200)
    expect(await readdir(folder)).not.toContain('main.layout.json')
  })

  test('refuses a text that does not fit its schema, and says where', async () => {
    const response = await ask('PUT', '/api/workspace/files/main.flow.json', seen(FLOW), '{"specVersion":1}')
    expect(response.status).toBe(422)
    expect((await response.json()).errors.length).toBeGreaterThan(0)
    expect(await onDisk('main.flow.json')).toBe(FLOW)
  })

  test.each([
    ['main.flow.json', FLOW.replace('"id": "main"', '"id": "other"'), 'other.flow.json'],
    ['main.scenarios.json', formatFile('scenarios', { flow: 'other', scenarios: {} }), 'other.scenarios.json'],
    [
      'schedules/support.schedule.json',
      formatFile('schedule', { id: 'other', timeZone: 'UTC', weekly: {} }),
      'schedules/other.schedule.json',
    ],
  ])('does not write %s with the id of another file, which the next start would refuse', async (path, text, named) => {
    const seenBefore = path === 'main.flow.json' ? seen(FLOW) : { 'if-none-match': '*' }
    const response = await ask('PUT', `/api/workspace/files/${path}`, seenBefore, text)
    const { errors } = await response.json()
    expect([response.status, errors[0].message]).toEqual([422, expect.stringContaining(`rename the file to ${named}`)])
    expect((await (await ask('GET', '/api/workspace')).json()).issues).toEqual([])
  })

  test.each([
    '../main.flow.json',
    '..%2Fmain.flow.json',
    'schedules/..%2F..%2Fmain.flow.json',
    'schedules%2F..%2Fmain.flow.json',
    'package.json',
    '.flow.json',
    'a%00.flow.json',
    'a%5Cb.flow.json',
    'schedules/a/b.schedule.json',
  ])('knows no path %s', async (path) => {
    const response = await ask('PUT', `/api/workspace/files/${path}`, { 'if-none-match': '*' }, FLOW)
    expect(response.status).toBe(404)
  })

  test('does not write through a link to another folder', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'usher-elsewhere-'))
    await symlink(elsewhere, join(folder, 'schedules'))
    const schedule = formatFile('schedule', { id: 'support', timeZone: 'UTC', weekly: {} })
    const path = '/api/workspace/files/schedules/support.schedule.json'
    expect((await ask('PUT', path, { 'if-none-match': '*' }, schedule)).status).toBe(404)
    expect(await readdir(elsewhere)).toEqual([])
    await rm(elsewhere, { recursive: true })
  })

  test('follows a link within the folder, writes what it leads to, and deletes the link alone', async () => {
    await mkdir(join(folder, '..data'))
    await rename(join(folder, 'main.flow.json'), join(folder, '..data', 'main.flow.json'))
    await symlink('..data/main.flow.json', join(folder, 'main.flow.json'))
    const path = '/api/workspace/files/main.flow.json'
    expect((await (await ask('GET', '/api/workspace')).json()).files['main.flow.json'].text).toBe(FLOW)
    expect((await ask('PUT', path, seen(FLOW), renamed)).status).toBe(200)
    expect(await onDisk('..data/main.flow.json')).toBe(renamed)
    expect((await lstat(join(folder, 'main.flow.json'))).isSymbolicLink()).toBe(true)
    expect((await ask('DELETE', path, seen(renamed))).status).toBe(200)
    expect(await onDisk('..data/main.flow.json')).toBe(renamed)
  })

  test('does not write over a file that is not UTF-8', async () => {
    const bytes = Buffer.from(FLOW.replace('Main', 'Caff\u00e8'), 'latin1')
    await writeFile(join(folder, 'main.flow.json'), bytes)
    const { files: read, issues } = await (await ask('GET', '/api/workspace')).json()
    expect(read['main.flow.json']).toBeUndefined()
    expect(issues).toContainEqual(expect.objectContaining({ code: 'notUtf8', file: 'main.flow.json' }))
    const path = '/api/workspace/files/main.flow.json'
    expect((await ask('PUT', path, seen(FLOW), renamed)).status).toBe(409)
    expect((await ask('PUT', path, { 'if-none-match': '*' }, renamed)).status).toBe(409)
    expect(await readFile(join(folder, 'main.flow.json'))).toEqual(bytes)
  })

  test('may be read by a viewer, and written by a designer', async () => {
    const viewer = { authorization: `Bearer ${tokens.viewer}` }
    expect((await ask('GET', '/api/workspace', viewer)).status).toBe(200)
    expect((await ask('GET', '/api/workspace', { authorization: '' })).status).toBe(401)
    expect(
      (await ask('PUT', '/api/workspace/files/main.flow.json', { ...viewer, ...seen(FLOW) }, renamed)).status,
    ).toBe(403)
  })

  test('takes no change from a page of another site, and none without what was seen', async () => {
    const foreign = { ...seen(FLOW), origin: 'https://evil.example' }
    expect((await ask('PUT', '/api/workspace/files/main.flow.json', foreign, renamed)).status).toBe(403)
    expect((await ask('PUT', '/api/workspace/files/main.flow.json', {}, renamed)).status).toBe(400)
    expect(await onDisk('main.flow.json')).toBe(FLOW)
  })
})
