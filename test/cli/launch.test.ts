import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { removeFolder } from './runCli.ts'

const root = resolve(import.meta.dirname, '../..')
const LAUNCHER = 'runtime/cli/launch.js'

/** An older Node: the machine's own where that is one, else this one, which calls itself old. */
const [oldNode, ...oldly] = findOldNode() ?? [
  process.execPath,
  `--import=data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.19.0'})`,
]

let installed: string
beforeAll(async () => {
  // As the package is installed: no Node comes with it.
  installed = await mkdtemp(join(tmpdir(), 'usher-installed-'))
  await cp(join(root, 'package.json'), join(installed, 'package.json'))
  await cp(join(root, LAUNCHER), join(installed, LAUNCHER))
})
afterAll(() => removeFolder(installed))

function findOldNode(): readonly [string] | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const node = join(folder, 'node')
    if (!existsSync(node) || node.includes('node_modules')) continue
    const major = Number.parseInt(execFileSync(node, ['--version'], { encoding: 'utf8' }).slice(1), 10)
    // What Node 20 reads is what is promised.
    if (major >= 20 && major < 24) return [node]
  }
  return null
}

/** Runs the launcher of a folder in an older Node. */
function launch(folder: string, args: readonly string[], env: { readonly [name: string]: string }) {
  return spawn(oldNode, [...oldly, join(folder, LAUNCHER), ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

test('an older Node starts the one that came with the clone, and takes the host with it, however it ends', async () => {
  const env = { PORT: '0', DATABASE_URL: await createTestDatabase() }
  const flows = join(root, 'flows')
  const child = launch(root, ['start', '--json', '--no-designer', '--workspace', flows], env)
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

test('it ends as the command does', async () => {
  const child = launch(root, ['chekc'], {})
  const [said] = await once(child.stderr, 'data')
  await once(child, 'close')
  expect(child.exitCode).toBe(EXIT_CODES.usage)
  expect(String(said)).toContain('Did you mean check?')
})

test('where no newer one came with it, it says in a sentence what is needed', async () => {
  const child = launch(installed, ['start'], {})
  const [said] = await once(child.stderr, 'data')
  await once(child, 'close')
  expect(child.exitCode).toBe(EXIT_CODES.unreadable)
  expect(String(said)).toMatch(/^usher: Usher needs Node 24 or later; this is 2\d\.\d+\.\d+\.\n$/)
})

test('a copy that npm took from git, without what npm pack makes, says what to install', async () => {
  const child = spawn(process.execPath, [join(installed, LAUNCHER), 'check'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [said] = await once(child.stderr, 'data')
  await once(child, 'close')
  expect(child.exitCode).toBe(EXIT_CODES.unreadable)
  expect(String(said)).toContain('Install the file that npm pack makes')
})
