import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EXIT_CODES } from '../../../runtime/cli/exitCodes.ts'
import { removeFolder, runCli } from '../runCli.ts'
import { sampleWorkspace } from '../sampleWorkspace.ts'
import { createRepository, type Repository } from './gitRepository.ts'

let repository: Repository
beforeEach(async () => {
  repository = await createRepository(sampleWorkspace())
})
afterEach(() => removeFolder(repository.folder))

const FLOW = 'flows/main.flow.json'
const replace = async (from: string, to: string) =>
  repository.write(FLOW, (await repository.read(FLOW)).replace(from, to))
const config = async () => (await repository.git('config', '--local', '--list')).stdout

test('sets up every kind of file for git, keeps other lines, and changes nothing the second time', async () => {
  await repository.write('flows/.gitattributes', '*.md text')
  await repository.usher('git', 'install')
  const [attributes, settings] = [await repository.read('flows/.gitattributes'), await config()]
  // The samples have what it writes.
  const samples = await readFile(join(import.meta.dirname, '../../../flows/.gitattributes'), 'utf8')
  expect(attributes).toBe(`*.md text\n${samples}`)
  const named = [
    FLOW,
    'flows/main.layout.json',
    'flows/queues.json',
    'flows/schedules/always.schedule.json',
    'flows/x.json',
  ]
  const { stdout } = await repository.git('check-attr', 'merge', '--', ...named)
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(': ').at(-1)),
  ).toEqual(['usher', 'usher', 'usher', 'usher', 'unspecified'])
  await repository.usher('git', 'install')
  expect([await repository.read('flows/.gitattributes'), await config()]).toEqual([attributes, settings])
})

test('--remove leaves what was there before', async () => {
  const before = await config()
  await repository.write('flows/.gitattributes', '*.md text\n')
  await repository.usher('git', 'install')
  expect((await repository.usher('git', 'install', '--remove')).code).toBe(EXIT_CODES.ok)
  expect([await repository.read('flows/.gitattributes'), await config()]).toEqual(['*.md text\n', before])
  expect((await repository.usher('git', 'install', '--remove')).code).toBe(EXIT_CODES.ok)
})

test('says in words that there is no repository', async () => {
  const { code, stderr } = await runCli(['git', 'install'], {
    cwd: repository.folder,
    env: { GIT_DIR: '/nonexistent', USHER_WORKSPACE: 'flows' },
  })
  expect({ code, stderr }).toEqual({ code: EXIT_CODES.usage, stderr: expect.stringMatching(/not a git repository/) })
})

test('git diff tells what changed in words, for changed, new, deleted and renamed files', async () => {
  await repository.usher('git', 'install')
  await replace('"Hello"', '"Good day"')
  await repository.git('mv', 'flows/skills.json', 'flows/other.json')
  await repository.git('rm', '--quiet', 'flows/bots.json')
  await repository.write('flows/new.flow.json', (await repository.read(FLOW)).replace('"main"', '"new"'))
  await repository.git('add', '--all')
  const { stdout } = await repository.git('diff', '--cached', '--', '*.json')
  expect(stdout).toContain(`${FLOW}\nFlow main\n  ~ hi: content 1 text (en): “Hello” → “Good day”\n`)
  expect(stdout).toMatch(/^flows\/bots\.json\nBots\n {2}- bots faq/m)
  expect(stdout).toContain('flows/new.flow.json\nFlow new\n  + new\n')
  expect(stdout).not.toMatch(/^[-+] /m)
})

test('git diff says that nothing but the form changed, and shows lines where a file cannot be read', async () => {
  await repository.usher('git', 'install')
  await repository.write(FLOW, JSON.stringify(JSON.parse(await repository.read(FLOW))))
  expect((await repository.git('diff')).stdout).toContain(`${FLOW}\n  nothing but the form\n`)
  await replace('"start"', '"strat"')
  expect((await repository.git('diff')).stdout).toMatch(/^\+.*"strat"/m)
})

test('--no-ext-diff and --numstat show the lines, each hunk with its node', async () => {
  await repository.usher('git', 'install')
  await replace('"billing"\n', '"billing"\n'.replace('billing', 'general'))
  await replace('"level": 3', '"level": 4')
  expect((await repository.git('diff', '--numstat', '--', FLOW)).stdout).toMatch(/^1\t1\t/)
  expect((await repository.git('diff', '--no-ext-diff', '--', FLOW)).stdout).toMatch(/^@@ .* @@ .*to-billing/m)
})

test('git goes on with lines when the CLI is gone', async () => {
  await repository.usher('git', 'install')
  await repository.commit(sampleWorkspace(), 'drivers')
  for (const name of ['merge.usher.driver', 'diff.usher.command']) {
    const command = (await repository.git('config', name)).stdout.trim()
    await repository.git('config', name, command.replace(/'[^']*launch\.js'/, "'/nonexistent/launch.js'"))
  }
  await repository.git('checkout', '--quiet', '-b', 'theirs')
  await replace('"Hello"', '"Good day"')
  expect((await repository.git('diff')).stdout).toMatch(/^\+.*"Good day"/m)
  await repository.git('commit', '--quiet', '--all', '--message', 'theirs')
  await repository.git('checkout', '--quiet', 'main')
  await replace('"level": 3', '"level": 4')
  await repository.git('commit', '--quiet', '--all', '--message', 'ours')
  expect(await repository.git('merge', '--no-edit', 'theirs')).toMatchObject({ code: 0 })
  expect(await repository.read(FLOW)).toMatch(/"Good day"[\s\S]*"level": 4/)
})
