import { cp, mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
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

test('runs from node_modules, where Node reads no TypeScript by itself, and ends as the command does', async () => {
  const launcher = join(project, 'node_modules/usher/runtime/cli/launch.js')
  const fine = await runProcess(['check', '--no-examples', ...FLOWS], { launcher })
  expect(fine).toEqual({ code: EXIT_CODES.ok, stdout: expect.stringMatching(/no problems\n$/), stderr: '' })
  const wrong = await runProcess(['chekc'], { launcher })
  expect(wrong.code).toBe(EXIT_CODES.usage)
  expect(wrong.stderr).toContain('Did you mean check?')
})
