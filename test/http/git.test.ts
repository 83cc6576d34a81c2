import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import { createHost, type Host } from '../../runtime/main.ts'
import { createRepository, type Repository } from '../cli/git/gitRepository.ts'
import { removeFolder, workspaceFolder } from '../cli/runCli.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { desk } from './desk.ts'

const FLOW = formatWorkspace(desk)['main.flow.json'] ?? ''
const renamed = FLOW.replace('"name": "Main"', '"name": "Other"')

describe('the history of a workspace over HTTP', () => {
  let repository: Repository
  let host: Host

  beforeAll(async () => {
    repository = await createRepository(desk)
    await repository.git('config', 'user.name', 'committer')
    await repository.git('config', 'user.email', 'committer@example.com')
    host = await createHost({
      workspace: join(repository.folder, 'flows'),
      port: 0,
      databaseUrl: await createTestDatabase(),
      env: {},
    })
  })
  afterAll(async () => {
    await host.close()
    await removeFolder(repository.folder)
  })

  async function ask(method: string, path: string, body?: unknown) {
    const response = await fetch(`${host.url}/api/git/${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape they assert
    return { status: response.status, body: (await response.json()) as any }
  }

  test('lists who changed a flow, when and why, newest first', async () => {
    await repository.write('flows/main.flow.json', renamed)
    await repository.git(
      'commit',
      '--quiet',
      '--all',
      '-m',
      'Call it by another name',
      '-m',
      'Nobody knew\nthe old one.',
    )
    const { body } = await ask('GET', 'commits?path=main.flow.json')
    expect(body.repository).toEqual({ branch: 'main', changed: [] })
    expect(body.commits).toEqual([
      {
        hash: expect.stringMatching(/^[0-9a-f]{40}$/),
        author: 'author',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        message: 'Call it by another name\n\nNobody knew\nthe old one.',
      },
      expect.objectContaining({ message: 'first' }),
    ])
    expect((await ask('GET', 'commits?path=queues.json')).body.commits).toHaveLength(1)
    expect((await ask('GET', 'commits?path=queues.json&path=main.flow.json')).body.commits.length).toBeGreaterThan(1)
  })

  test('gives the workspace as a commit held it', async () => {
    const { commits } = (await ask('GET', 'commits')).body
    expect((await ask('GET', `commits/${commits[1].hash}`)).body.files['main.flow.json']).toBe(FLOW)
    expect((await ask('GET', `commits/${commits[0].hash.slice(0, 12)}`)).body.files['main.flow.json']).toBe(renamed)
  })

  test.each(['HEAD', '--all', '0000000', 'x'])('finds no commit under %s', async (hash) => {
    expect((await ask('GET', `commits/${encodeURIComponent(hash)}`)).status).toBe(404)
  })

  test('commits what changed in the workspace, new and deleted files too, and nothing else', async () => {
    await repository.write('notes.txt', 'of the repository, not of the workspace')
    await repository.write('flows/main.flow.json', FLOW)
    await repository.write('flows/schedules/night.schedule.json', '{}\n')
    await rm(join(repository.folder, 'flows/skills.json'))
    const changed = ['main.flow.json', 'schedules/night.schedule.json', 'skills.json']
    expect((await ask('GET', 'commits')).body.repository.changed).toEqual(changed)
    const { status, body } = await ask('POST', 'commits', { message: '# not a comment\n\n--amend' })
    expect(status).toBe(200)
    expect(body.commit).toMatchObject({ author: 'committer', message: '# not a comment\n\n--amend' })
    expect((await repository.git('show', '--name-only', '--format=', 'HEAD')).stdout.trim().split('\n')).toEqual(
      changed.map((path) => `flows/${path}`),
    )
    expect((await repository.git('status', '--porcelain')).stdout).toBe('?? notes.txt\n')
    expect((await ask('POST', 'commits', { message: 'again' })).status).toBe(409)
  })

  test('refuses a message without words, and a path outside of the workspace', async () => {
    expect((await ask('POST', 'commits', { message: ' \n' })).status).toBe(400)
    expect((await ask('GET', 'commits?path=../notes.txt')).status).toBe(400)
  })

  test('says so when git refuses, in the words of git', async () => {
    const hook = join(repository.folder, '.git/hooks/pre-commit')
    await writeFile(hook, '#!/bin/sh\necho "flows are frozen" >&2\nexit 1\n', { mode: 0o755 })
    await repository.write('flows/main.flow.json', renamed)
    const { status, body } = await ask('POST', 'commits', { message: 'late' })
    expect(status).toBe(400)
    expect(body.detail).toContain('flows are frozen')
  })
})

test('a workspace outside of git has no history, which is no error', async () => {
  const { folder, flows } = await workspaceFolder(desk)
  const host = await createHost({ workspace: flows, port: 0, databaseUrl: await createTestDatabase(), env: {} })
  const response = await fetch(`${host.url}/api/git/commits`)
  expect(await response.json()).toEqual({ repository: null, commits: [] })
  await host.close()
  await removeFolder(folder)
})
