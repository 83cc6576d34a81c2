import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
import type { Workspace } from '../../runtime/engine/index.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'
import { createRepository, type Repository } from './git/gitRepository.ts'
import { removeFolder, runCli, workspaceFolder } from './runCli.ts'
import { sampleWorkspace } from './sampleWorkspace.ts'

let repository: Repository
beforeAll(async () => {
  repository = await createRepository(sampleWorkspace())
  await repository.commit(edited('"refund*"', '"refund*", "money"'), 'a keyword')
  await repository.commit(edited('"Hello"', '"Good day"'), 'another greeting')
  await repository.write('flows/main.flow.json', await reworded('"en": "Good day"', '"en": "Welcome"'))
})
afterAll(() => removeFolder(repository.folder))

let last = sampleWorkspace()
/** The last workspace with one text replaced, everywhere. */
function edited(from: string, to: string): Workspace {
  last = JSON.parse(JSON.stringify(last).replace(from, to))
  return last
}
const reworded = async (from: string, to: string) => (await repository.read('flows/main.flow.json')).replace(from, to)

test('tells what the files hold now and the last commit does not', async () => {
  const { code, stdout } = await repository.usher('diff')
  expect(code).toBe(EXIT_CODES.ok)
  expect(stdout).toMatch(
    /^Flow main\n {2}~ hi: content 1 text \(en\): “Good day” → “Welcome”\n\nBehaviour of main: .*proved/,
  )
  expect(stdout).toMatch(/^ {2}~ .*: “Good day” → “Welcome”$/m)
})

test('compares two commits, and tells the message that goes elsewhere', async () => {
  const { stdout } = await repository.usher('diff', 'HEAD~2', 'HEAD~1')
  expect(stdout).toContain('+ topic: keyword “money” (en) of billing')
  expect(stdout).toMatch(/~ “money”: bot faq.* → queue billing/)
})

test('tells when a difference shows, and what happens before it', async () => {
  const before = workspaceOf([withHours('to-general')], { schedules: { weekdays: WEEKDAYS } })
  const after = workspaceOf([withHours('ask')], { schedules: { weekdays: WEEKDAYS } })
  const hours = await createRepository(before)
  await hours.commit(after)
  const { stdout } = await hours.usher('diff', 'HEAD~1', 'HEAD')
  await removeFolder(hours.folder)
  expect(stdout).toMatch(/^ {2}~ (Sat|Sun) \d\d:\d\d, .*: queue general → waits at ask/m)
})

const WEEKDAYS = {
  id: 'weekdays',
  timeZone: 'UTC',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['00:00-24:00']])),
}
const withHours = (closed: string) =>
  flowOf({
    hours: {
      type: 'officeHours',
      schedule: 'weekdays',
      exits: { open: 'ask', closed, holiday: 'ask', emergency: 'ask' },
    },
    ask: {
      type: 'menu',
      prompt: [{ text: 'Which?' }],
      options: [{ id: 'a', label: 'Anything' }],
      exits: { a: 'to-general', noMatch: 'to-general', timeout: 'to-general' },
    },
    'to-general': { type: 'enqueue', queue: 'general' },
  })

test.each([
  ['HEAD~2..HEAD~1', ['HEAD~2', 'HEAD~1']],
  ['HEAD~1...HEAD', ['HEAD~1', 'HEAD']],
  ['..HEAD~1', ['HEAD', 'HEAD~1']],
])('takes %s for two commits', async (range, pair) => {
  const [one, two] = [await repository.usher('diff', range), await repository.usher('diff', ...pair)]
  expect(one).toEqual(two)
  expect(one.stdout).not.toBe('')
})

test('--markdown has what the terminal has, and a picture of each flow that changed', async () => {
  const { stdout } = await repository.usher('diff', 'HEAD~1', 'HEAD', '--markdown', '--no-behaviour')
  expect(stdout).toMatch(/^### Flow main\n\n- \*\*changed\*\* hi: content 1 text/)
  expect(stdout).toMatch(/```mermaid\nflowchart .* changed\n.*```\n\n<\/details>\n$/s)
})

test('says that nothing changed when nothing did', async () => {
  expect((await repository.usher('diff', 'HEAD', 'HEAD')).stdout).toBe('Nothing changed.\n')
})

test('--exit-code ends with 1 when a message goes elsewhere, and with 0 when only words changed', async () => {
  expect((await repository.usher('diff', 'HEAD~2', 'HEAD~1', '--exit-code')).code).toBe(EXIT_CODES.problems)
  expect((await repository.usher('diff', '--exit-code')).code).toBe(EXIT_CODES.ok)
})

test('--exit-code without a proof ends with 1 for any change of the logic, and with 0 for none', async () => {
  expect((await repository.usher('diff', '--exit-code', '--no-behaviour')).code).toBe(EXIT_CODES.problems)
  expect((await repository.usher('diff', 'HEAD', 'HEAD', '--exit-code', '--no-behaviour')).code).toBe(EXIT_CODES.ok)
})

test('a channel that starts another flow changes what its customers meet, though no flow changed', async () => {
  const two = workspaceOf([withHours('ask'), { ...withHours('ask'), id: 'other' }], {
    schedules: { weekdays: WEEKDAYS },
  })
  const channels = await createRepository(two)
  await channels.commit({ ...two, channels: { web: { kind: 'web', flow: 'other' } } })
  const { code, stdout } = await channels.usher('diff', 'HEAD~1', 'HEAD', '--exit-code')
  await removeFolder(channels.folder)
  expect(code).toBe(EXIT_CODES.problems)
  expect(stdout).toContain('Behaviour of channels: customers meet another flow\n  ~ web: main → other\n')
  expect(stdout).not.toContain('no behaviour changed')
})

test('a flow that is gone leaves its channel without any', async () => {
  const one = workspaceOf([withHours('ask')], { schedules: { weekdays: WEEKDAYS } })
  const flows = await createRepository(one)
  const other = { ...withHours('ask'), id: 'other' }
  await flows.commit({ ...one, flows: { ...one.flows, other }, channels: { web: { kind: 'web', flow: 'other' } } })
  await flows.git('rm', '--quiet', 'flows/other.flow.json')
  await flows.git('commit', '--quiet', '--message', 'gone')
  const gone = await flows.usher('diff', 'HEAD~1', 'HEAD', '--exit-code')
  await removeFolder(flows.folder)
  expect(gone).toMatchObject({
    code: EXIT_CODES.problems,
    stdout: expect.stringContaining('  ~ web: other → no flow\n'),
  })
})

test('the scenario that --json gives for a difference passes in the newer version and fails in the older one', async () => {
  const { stdout } = await repository.usher('diff', 'HEAD~2', 'HEAD~1', '--json')
  const { behaviour } = JSON.parse(stdout)
  const { example } = behaviour[0].differences.find(({ kind }: { kind: string }) => kind === 'ends')
  const scenarios = JSON.stringify({ flow: 'main', scenarios: { example } })
  const plays = async (revision: string) => {
    const folder = `played-${revision.replace(/\W/g, '')}`
    await mkdir(join(repository.folder, folder))
    await repository.git(`--work-tree=${folder}`, 'checkout', revision, '--', 'flows')
    await repository.git('reset', '--quiet')
    await repository.write(`${folder}/flows/main.scenarios.json`, scenarios)
    return (await repository.usher('test', '--workspace', `${folder}/flows`)).code
  }
  expect(await plays('HEAD~1')).toBe(EXIT_CODES.ok)
  expect(await plays('HEAD~2')).toBe(EXIT_CODES.problems)
})

test('compares a folder with another, and a file with another of any name', async () => {
  await repository.write('copy/other.flow.json', await reworded('"Welcome"', '"Hi"'))
  const { stdout, stderr } = await repository.usher('diff', 'flows/main.flow.json', 'copy/other.flow.json')
  expect(stderr).toContain('A file alone cannot run')
  expect(stdout).toContain('Flow other\n  ~ hi: content 1 text (en): “Welcome” → “Hi”\n')
  expect((await repository.usher('diff', 'flows', 'flows')).stdout).toBe('Nothing changed.\n')
})

test('everything is new when the older commit has no such folder', async () => {
  const tree = (await repository.git('hash-object', '-t', 'tree', '-w', '/dev/null')).stdout.trim()
  const empty = (await repository.git('commit-tree', tree, '-m', 'nothing')).stdout.trim()
  const { stdout } = await repository.usher('diff', empty, 'main')
  expect(stdout).toContain('Flow main\n  + new')
})

test('names the place in a commit that cannot be read', async () => {
  await repository.git('checkout', '--quiet', '-b', 'broken')
  await repository.write('flows/main.flow.json', '{ "id": "main", }')
  await repository.git('commit', '--quiet', '--all', '--message', 'broken')
  const { code, stderr } = await repository.usher('diff', 'main', 'broken')
  expect(code).toBe(EXIT_CODES.unreadable)
  expect(stderr).toMatch(/^broken\/main\.flow\.json:1:\d+ error/m)
})

test('says what is missing where nothing was committed', async () => {
  const { folder } = await workspaceFolder(sampleWorkspace())
  const { code, stderr } = await runCli(['diff'], { cwd: folder })
  await removeFolder(folder)
  expect(code).toBe(EXIT_CODES.usage)
  expect(stderr).toContain('flows has no git history yet: commit it first')
})

test('says that there is no such folder', async () => {
  const { code, stderr } = await repository.usher('diff', '--workspace', 'nowhere')
  expect({ code, stderr }).toEqual({ code: EXIT_CODES.unreadable, stderr: 'usher: There is no folder nowhere.\n' })
})

test.each([
  [['nowhere'], 'nowhere is no file, no folder and no git revision'],
  [['--output=x'], 'There is no option --output'],

  [['--format', 'pdf'], 'There is no format "pdf"'],
  [['--flow', 'nowhere'], 'has a flow "nowhere"'],
  [['HEAD', 'flows/main.flow.json'], 'use --flow'],
])('refuses %s in words', async (args, words) => {
  await repository.git('checkout', '--quiet', '--force', 'main')
  const { code, stderr } = await repository.usher('diff', ...args)
  expect({ code, stderr }).toEqual({ code: EXIT_CODES.usage, stderr: expect.stringContaining(words) })
})
