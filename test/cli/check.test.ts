import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
import { RULES } from '../../runtime/proof/check/rules.ts'
import { removeFolder, runCli, workspaceFolder } from './runCli.ts'
import { sampleWorkspace } from './sampleWorkspace.ts'

let folder: string
let flows: string
beforeEach(async () => {
  ;({ folder, flows } = await workspaceFolder(sampleWorkspace()))
})
afterEach(() => removeFolder(folder))

const here = (args: readonly string[]) => runCli(args, { cwd: folder })
async function edit(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(join(flows, file), change(await readFile(join(flows, file), 'utf8')))
}
/** The bot's silence leads nowhere. */
const leaveOutTimeout = () => edit('main.flow.json', (flow) => flow.replace(/,\s*"timeout": "to-general"/, ''))

describe('the conversation that shows a problem', () => {
  test('is printed under it, a step a line, and --no-examples leaves it out', async () => {
    await leaveOutTimeout()
    const { code, stdout } = await here(['check'])
    expect(code).toBe(EXIT_CODES.problems)
    const lines = stdout.split('\n').map((line) => line.trim())
    const at = lines.indexOf('seen in this scenario of main:')
    expect(lines[at - 2]).toContain('error unwiredExit Node "bot": exit "timeout" leads nowhere.')
    expect(lines.slice(at + 1, at + 8)).toEqual([
      '{ "steps": [',
      '{ "customer": "hello" },',
      '{ "sent": "Hello" },',
      '{ "handedTo": "faq" },',
      '{ "after": "PT1H" },',
      '{ "enqueued": { "queue": "general" } }',
      '] }',
    ])
    const short = await here(['check', '--no-examples'])
    expect({ ...short, stdout: short.stdout.includes('scenario') }).toMatchObject({ code, stdout: false })
  })

  test('is a scenario that usher test plays', async () => {
    await leaveOutTimeout()
    const { issues } = JSON.parse((await here(['check', '--json'])).stdout)
    const { example } = issues.find(({ code }: { code: string }) => code === 'unwiredExit')
    await writeFile(
      join(flows, 'main.scenarios.json'),
      JSON.stringify({ flow: 'main', scenarios: { 'nobody hears the silence': example } }),
    )
    const { code, stdout } = await here(['test'])
    expect(stdout).toContain('1 passed')
    expect(code).toBe(EXIT_CODES.ok)
  })
})

test('a conversation that comes to an exit to nowhere is played though the flow cannot be published', async () => {
  await edit('main.flow.json', (flow) => flow.replace('"noMatch": "bot"', '"noMatch": "bto"'))
  const { issues } = JSON.parse((await here(['check', '--json'])).stdout)
  const { example } = issues.find(({ code }: { code: string }) => code === 'unknownTarget')
  await writeFile(
    join(flows, 'main.scenarios.json'),
    JSON.stringify({ flow: 'main', scenarios: { 'nobody comes to the bot': example } }),
  )
  const { code, stdout, stderr } = await here(['test'])
  expect({ code, stdout }).toMatchObject({ code: EXIT_CODES.ok, stdout: expect.stringContaining('1 passed') })
  expect(stderr).toContain('"bto"')
})

describe('workspace.json', () => {
  const configure = (check: object) =>
    edit('workspace.json', (text) => JSON.stringify({ ...JSON.parse(text), check }, null, 2))

  test('makes a warning an error, and then the check fails', async () => {
    await edit('main.flow.json', (flow) => flow.replace('"Ciao",', '"Ciao {{ vars.nome }}",'))
    expect((await here(['check'])).code).toBe(EXIT_CODES.ok)
    await configure({ rules: { variableReadBeforeSet: 'error' } })
    expect((await here(['check'])).code).toBe(EXIT_CODES.problems)
  })

  test('names a suppression that hides nothing at its place', async () => {
    await configure({ suppress: [{ rule: 'noGoodbye', flow: 'main', reason: 'The page says it.' }] })
    const { code, stdout } = await here(['check'])
    expect(code).toBe(EXIT_CODES.ok)
    expect(stdout).toMatch(/^flows\/workspace\.json:\d+:\d+ info unusedSuppression /m)
  })
})

describe('the rules', () => {
  test('are listed, each with how bad its findings are', async () => {
    const { code, stdout } = await here(['check', '--rules'])
    expect(code).toBe(EXIT_CODES.ok)
    expect(stdout.trimEnd().split('\n')).toHaveLength(RULES.length)
    expect(stdout).toMatch(/^unwiredExit +error, always +An exit leads nowhere$/m)
    expect(stdout).toMatch(/^noGoodbye +info, in strict warning /m)
  })

  test('are explained with a bad example, what is found in it, and a good one', async () => {
    const { code, stdout } = await here(['check', '--explain', 'loopWithoutWait'])
    expect(code).toBe(EXIT_CODES.ok)
    const parts = ['loopWithoutWait  error, always', 'Bad', 'Found', 'go round without waiting', '"steps": [', 'Good']
    const places = parts.map((part) => stdout.indexOf(part))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  test('that do not exist are refused with the nearest that does', async () => {
    const { code, stderr } = await here(['check', '--explain', 'loopsWithoutWait'])
    expect({ code, stderr }).toEqual({ code: EXIT_CODES.usage, stderr: expect.stringContaining('loopWithoutWait?') })
  })

  test('need no workspace to be read about', async () => {
    const empty = join(folder, 'empty')
    await mkdir(empty)
    expect((await runCli(['check', '--explain', 'noWayOut', '--json'], { cwd: empty })).code).toBe(EXIT_CODES.ok)
  })
})
