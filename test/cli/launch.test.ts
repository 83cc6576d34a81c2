import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { removeFolder, runProcess } from './runCli.ts'

const root = resolve(import.meta.dirname, '../..')

let project: string
beforeAll(async () => {
  // As `npm install <repository>` leaves it in somebody's project: a copy, and its dependencies.
  project = await mkdtemp(join(tmpdir(), 'usher-project-'))
  const copy = join(project, 'node_modules/usher')
  for (const part of ['package.json', 'runtime', 'schemas']) {
    await cp(join(root, part), join(copy, part), { recursive: true })
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => removeFolder(project))

const FLOWS = ['--workspace', join(root, 'flows')]

test('takes the host with it, however it ends', async () => {
  const launcher = join(project, 'node_modules/usher/runtime/cli/launch.js')
  const env = { PATH: process.env.PATH, PORT: '0', DATABASE_URL: await createTestDatabase() }
  const child = spawn(process.execPath, [launcher, 'start', '--json', '--no-designer', ...FLOWS], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const { url } = JSON.parse(String((await once(child.stdout, 'data'))[0]))
  child.kill('SIGKILL')
  await once(child, 'exit')
  // Nobody answers any more.
  await vi.waitUntil(
    async () =>
      await fetch(`${url}/healthz`).then(
        () => false,
        () => true,
      ),
    { timeout: 30_000 },
  )
})

test('runs from node_modules, where Node reads no TypeScript by itself, and ends as the command does', async () => {
  const launcher = join(project, 'node_modules/usher/runtime/cli/launch.js')
  const fine = await runProcess(['check', '--no-examples', ...FLOWS], { launcher })
  expect(fine).toEqual({ code: EXIT_CODES.ok, stdout: expect.stringMatching(/no problems\n$/), stderr: '' })
  const wrong = await runProcess(['chekc'], { launcher })
  expect(wrong.code).toBe(EXIT_CODES.usage)
  expect(wrong.stderr).toContain('Did you mean check?')
})
