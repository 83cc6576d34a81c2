import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ENV, installPackage } from './installPackage.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')

let project: string
let host: ChildProcess
let said = ''
let started: { readonly url: string; readonly workspace: string; readonly database: string }
beforeAll(async () => {
  project = await installPackage()
  // As `npx usher start` does in a folder where nothing is yet but what npm has put there.
  host = spawn(bin('usher'), ['start', '--json'], { cwd: project, env: { ...ENV, PORT: '0' } })
  host.stderr?.on('data', (chunk) => {
    said += chunk
  })
  for await (const line of createInterface({ input: host.stdout ?? process.stdin })) {
    started = JSON.parse(line)
    return
  }
  throw new Error(`The host has ended: ${said}`)
})
afterAll(async () => {
  host?.kill('SIGKILL')
  if (project !== undefined) await rm(project, { recursive: true, force: true })
})

const bin = (name: string) => join(project, 'node_modules/.bin', name)
const usher = (...args: readonly string[]) => run(bin('usher'), args, { cwd: project, env: ENV })
const post = (path: string, body: unknown) =>
  fetch(started.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

test('a host begins with the samples, and has the designer, its own schemas and threads', async () => {
  expect(said).toContain('./flows was not there: it has the sample workspace now.')
  expect(started).toMatchObject({ workspace: './flows', database: 'built in, in ./.usher' })
  const message = { id: 'm-1', from: { id: 'u-1', language: 'it' }, text: 'vorrei un rimborso' }
  expect(await (await post('/api/channels/web/messages', message)).json()).toMatchObject({
    enqueued: { queue: 'billing' },
  })
  const page = await fetch(started.url)
  expect(page.status).toBe(200)
  const [script = ''] = /\/assets\/index-[^"]+\.js/.exec(await page.text()) ?? []
  expect((await fetch(started.url + script)).headers.get('content-type')).toContain('text/javascript')
  expect(await (await fetch(`${started.url}/THIRD-PARTY-LICENSES.txt`)).text()).toContain(
    'https://github.com/kieler/elkjs',
  )
  expect(await (await fetch(`${started.url}/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' })
  expect((await fetch(`${started.url}/readyz`)).status).toBe(200)
  const simulated = await post('/api/simulate', {
    flowId: 'front-desk',
    events: [{ at: '2026-11-20T10:00:00+01:00', message: { text: 'refund' } }],
  })
  expect(await simulated.text()).toContain('billing')
})

test('the commands run, and git starts them', async () => {
  expect((await usher('check', '--no-examples')).stdout).toContain('no problems')
  expect((await usher('fmt', '--check')).stderr).toContain('0 files not in canonical form')
  expect((await usher('test')).stdout).toMatch(/\d+ passed\n$/)
  await run('git', ['init', '--quiet'], { cwd: project, env: ENV })
  await run('git', ['add', 'flows'], { cwd: project, env: ENV })
  await usher('git', 'install')
  const queues = join(project, 'flows/queues.json')
  await writeFile(queues, (await readFile(queues, 'utf8')).replace('"billing"', '"invoices"'))
  const { stdout } = await run('git', ['diff'], { cwd: project, env: ENV })
  expect(stdout).toContain('Queues\n')
})

test('a program in TypeScript imports the host and the engine', async () => {
  const program = `
    import { createHost, type Host, type HostOptions } from 'usher'
    import { decide, type Session } from 'usher/engine'
    const options: HostOptions = { port: null }
    const begin: (options: HostOptions) => Promise<Host> = createHost
    // @ts-expect-error there is no such option
    const wrong: HostOptions = { prot: 1 }
    export const session: Session | null = null
    export const all: readonly unknown[] = [options, begin, wrong, decide]
    if (all.some((one) => one === undefined)) throw new Error('something is missing')
  `
  await writeFile(join(project, 'program.ts'), program)
  const compilerOptions = {
    strict: true,
    module: 'nodenext',
    target: 'es2024',
    lib: ['es2024', 'dom'],
    types: [],
    skipLibCheck: false,
  }
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }))
  await run(join(root, 'node_modules/.bin/tsc'), ['-p', project]).catch(({ stdout }) => expect.fail(stdout))
  await run(process.execPath, ['program.js'], { cwd: project, env: ENV })
})

test('its dependencies are what it imports', async () => {
  const build = join(project, 'node_modules/usher/build')
  const files = (await readdir(build)).filter((file) => file.endsWith('.js'))
  const texts = await Promise.all(files.map((file) => readFile(join(build, file), 'utf8')))
  const imported = texts.flatMap((text) =>
    [...text.matchAll(/^(?:import|export)\b[^'"]*?['"]([^.'"][^'"]*)['"]|\bimport\(['"]([^.'"][^'"]*)['"]\)/gm)].map(
      ([, named = '', asked = '']) => named || asked,
    ),
  )
  const packages = new Set(imported.map((path) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path))
  for (const name of packages) if (name.startsWith('node:') || builtinModules.includes(name)) packages.delete(name)
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  expect([...packages].sort()).toEqual(Object.keys(dependencies).sort())
})

test('it takes 73 MB at most', async () => {
  const entries = await readdir(join(project, 'node_modules'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('.cache'))
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size))
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(73e6)
})
