import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { EXIT_CODES } from '../../../runtime/cli/exitCodes.ts'
import type { Workspace } from '../../../runtime/engine/index.ts'
import { removeFolder, runCli, spawnCli, workspaceFolder } from '../runCli.ts'
import { sampleWorkspace, withFailingScenario } from '../sampleWorkspace.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await removeFolder(folder)
})
async function folderOf(workspace: Workspace): Promise<string> {
  const { folder } = await workspaceFolder(workspace)
  folders.push(folder)
  return folder
}
const asking = (coverage: NonNullable<Workspace['workspace']['coverage']>): Workspace => {
  const workspace = sampleWorkspace()
  return { ...workspace, workspace: { ...workspace.workspace, coverage } }
}

describe('usher test --coverage', () => {
  test('says for each flow what is covered, and names what is not', async () => {
    const { code, stdout } = await runCli(['test', '--coverage'], { cwd: await folderOf(sampleWorkspace()) })
    expect(code).toBe(EXIT_CODES.ok)
    expect(stdout).toMatch(/^main +3\/5 +60% +2\/6 +33% +1\/3 +33% +1\/3 +33%$/m)
    expect(stdout).toContain('nodes      bot, to-general')
    expect(stdout).toContain('exits      bot done, bot failed, bot timeout, topic noMatch')
    expect(stdout).toContain('keywords   topic billing "rimborso", topic billing "退款"')
    expect(stdout).toContain('languages  it, zh')
  })

  test('ends with 1 below what workspace.json asks for, and says by how much', async () => {
    const cwd = await folderOf(asking({ nodes: 60, exits: 34 }))
    const { code, stdout } = await runCli(['test', '--coverage'], { cwd })
    expect(code).toBe(EXIT_CODES.problems)
    expect(stdout).toContain('main: 33% of the exits are covered; workspace.json asks for 34%.')
    expect(stdout).not.toContain('of the nodes are covered')
    expect((await runCli(['test'], { cwd })).code).toBe(EXIT_CODES.ok)
    expect((await runCli(['test', '--coverage', 'refund'], { cwd })).code).toBe(EXIT_CODES.ok)
  })

  test('--json holds the figures and everything that is missing', async () => {
    const { stdout } = await runCli(['test', '--coverage', '--json'], {
      cwd: await folderOf(asking({ languages: 100 })),
    })
    const { coverage, shortfalls } = JSON.parse(stdout)
    expect(coverage).toMatchObject([{ flow: 'main', nodes: { covered: 3, total: 5, missing: ['bot', 'to-general'] } }])
    expect(shortfalls).toMatchObject([{ flow: 'main', measure: 'languages', least: 100 }])
  })
})

describe('usher test --reporter', () => {
  test('tap prints a plan, a line for each scenario, and why one failed', async () => {
    const { code, stdout } = await runCli(['test', '--reporter', 'tap'], { cwd: await folderOf(withFailingScenario()) })
    expect(code).toBe(EXIT_CODES.problems)
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'TAP version 14',
      '1..2',
      'ok 1 - main: a refund goes to billing',
      'not ok 2 - main: a refund goes to general',
    ])
    expect(stdout).toMatch(/^ {2}message: "flows\/main\.scenarios\.json:\d+:\d+ expected enqueued .*"$/m)
    expect(stdout).toMatch(/^ {2}\.\.\.$/m)
  })

  test('junit writes a suite for each flow to a file, the same bytes for the same run, and still prints the summary', async () => {
    const workspace = withFailingScenario()
    const { main } = workspace.scenarios
    const odd = {
      'a "<b>" & \u0007': { at: '2026-11-20T10:00:00+01:00', steps: [{ customer: 'refund' }, { sent: '<&' }] },
    }
    const scenarios = { main: { flow: 'main', scenarios: { ...main?.scenarios, ...odd } } }
    const cwd = await folderOf({ ...workspace, scenarios })
    const args = ['test', '--reporter', 'junit', '--output', 'report.xml']
    const { code, stdout } = await runCli(args, { cwd })
    expect(code).toBe(EXIT_CODES.problems)
    expect(stdout).toContain('1 passed, 2 failed')
    const xml = await readFile(join(cwd, 'report.xml'), 'utf8')
    expect(xml).toContain('<testsuite name="main" tests="3" failures="2" errors="0">')
    expect(xml).toContain(
      '<testcase classname="main" name="a refund goes to billing" file="flows/main.scenarios.json"/>',
    )
    expect(xml).toContain('name="a &quot;&lt;b&gt;&quot; &amp; \ufffd"')
    expect(xml.match(/<failure message="/g)).toHaveLength(2)
    expect(xml).toContain('2026-11-20\n10:00:00  customer')
    await runCli(args, { cwd })
    expect(await readFile(join(cwd, 'report.xml'), 'utf8')).toBe(xml)
  })

  test.each([
    [['--reporter', 'xunit'], 'There is no reporter "xunit". Reporters: default, junit, tap.'],
    [['--output', 'a.xml'], '--output needs --reporter junit or tap.'],
    [['--reporter', 'tap', '--json'], 'name a file for the report with --output'],
    [['--watch', '--update'], '--watch and --update do not go together.'],
    [['--dry-run'], '--dry-run goes with --generate.'],
    [['--generate', 'mian'], 'There is no flow "mian". Did you mean main?'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await runCli(['test', ...args], { cwd: await folderOf(sampleWorkspace()) })
    expect(stderr).toContain(message)
    expect(code).toBe(EXIT_CODES.usage)
  })
})

describe('usher test --update', () => {
  test('writes what happened into failing scenarios alone, and they pass', async () => {
    const cwd = await folderOf(withFailingScenario())
    const path = join(cwd, 'flows/main.scenarios.json')
    const before = JSON.parse(await readFile(path, 'utf8'))
    const { code, stderr } = await runCli(['test', '--update'], { cwd })
    expect(stderr).toContain('1 scenario updated in flows/main.scenarios.json')
    expect(code).toBe(EXIT_CODES.ok)
    const after = JSON.parse(await readFile(path, 'utf8'))
    const name = 'a refund goes to billing'
    expect(after.scenarios[name]).toEqual(before.scenarios[name])
    expect(after.scenarios['a refund goes to general'].steps).toEqual([
      { customer: 'rimborso' },
      { sent: 'Hello' },
      {
        enqueued: { queue: 'billing', skills: [{ skill: 'billing', level: 3 }], priority: 5 },
      },
    ])
    expect((await runCli(['test'], { cwd })).code).toBe(EXIT_CODES.ok)
    expect((await runCli(['fmt', '--check'], { cwd })).code).toBe(EXIT_CODES.ok)
  })

  test('refuses in CI and writes nothing', async () => {
    const cwd = await folderOf(withFailingScenario())
    const path = join(cwd, 'flows/main.scenarios.json')
    const before = await readFile(path, 'utf8')
    const { code, stderr } = await runCli(['test', '--update'], { cwd, env: { CI: 'true' } })
    expect(code).toBe(EXIT_CODES.usage)
    expect(stderr).toContain('--update does not run in CI')
    expect(await readFile(path, 'utf8')).toBe(before)
  })

  test('leaves what cannot happen any more, says why, and ends with 1', async () => {
    const workspace = sampleWorkspace()
    const scenarios = { 'the bot answers': { steps: [{ customer: 'refund' }, { bot: 'fails' as const }] } }
    const cwd = await folderOf({ ...workspace, scenarios: { main: { flow: 'main', scenarios } } })
    const { code, stderr } = await runCli(['test', '--update'], { cwd })
    expect(code).toBe(EXIT_CODES.problems)
    expect(stderr).toContain('not updated: main: the bot answers: step 2 expects a bot that has the conversation')
  })
})

describe('usher test --generate', () => {
  test('writes what is missing beside what is there, named; all pass, and nothing is left to write', async () => {
    const cwd = await folderOf(sampleWorkspace())
    const { code, stdout } = await runCli(['test', '--generate'], { cwd })
    expect(code).toBe(EXIT_CODES.ok)
    expect(stdout).toContain('a bot that fails at bot ends in the general queue')
    const tested = await runCli(['test', '--coverage', '--json'], { cwd })
    const { summary, coverage } = JSON.parse(tested.stdout)
    expect(summary.failed).toBe(0)
    expect(coverage[0].exits.missing).toEqual([])
    expect((await runCli(['fmt', '--check'], { cwd })).code).toBe(EXIT_CODES.ok)
    expect((await runCli(['test', '--generate', 'main'], { cwd })).stderr).toContain('main: every exit is covered')
  })

  test('writes a file for a flow that has none, and with --dry-run only prints it', async () => {
    const cwd = await folderOf({ ...sampleWorkspace(), scenarios: {} })
    const path = join(cwd, 'flows/main.scenarios.json')
    const { stdout } = await runCli(['test', '--generate', 'main', '--dry-run'], { cwd })
    await expect(readFile(path)).rejects.toThrow('ENOENT')
    await runCli(['test', '--generate'], { cwd })
    expect(JSON.parse(await readFile(path, 'utf8')).scenarios).toEqual(JSON.parse(stdout).scenarios)
  })
})

describe('usher test --watch', () => {
  test('ends with 3 when there is no such folder', async () => {
    expect((await runCli(['test', '--watch', '--workspace', '/nowhere/flows'])).code).toBe(EXIT_CODES.unreadable)
  })

  test('plays again what a change touches, tells what cannot be read, and ends as the last run did', async () => {
    const cwd = await folderOf(withFailingScenario())
    const path = join(cwd, 'flows/main.scenarios.json')
    const child = spawnCli(['test', '--watch'], { cwd })
    onTestFinished(() => {
      child.kill('SIGKILL')
    })
    let printed = ''
    const looks = new Set<() => void>()
    const seen = (text: string): Promise<void> =>
      new Promise((resolve, reject) => {
        child.once('close', () => reject(new Error(`it ended and had printed: ${printed}`)))
        const look = () => {
          if (printed.includes(text)) resolve()
        }
        looks.add(look)
        look()
      })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        printed += chunk
        for (const look of looks) look()
      })
    }
    await seen('Ctrl+C ends')
    expect(printed).toContain('1 passed, 1 failed')
    expect(printed).not.toContain('\u001b[2J')
    const good = await readFile(path, 'utf8')

    printed = ''
    await writeFile(path, '{')
    await seen('cannot be read before this is mended')
    await seen('Ctrl+C ends')

    printed = ''
    const mended = JSON.parse(good)
    mended.scenarios['a refund goes to general'].steps[2].enqueued.queue = 'billing'
    await writeFile(path, JSON.stringify(mended))
    await seen('Ctrl+C ends')
    expect(printed).toContain('1 scenario played again')
    expect(printed).toContain('2 scenarios in')
    expect(printed).toContain('2 passed')
    child.kill('SIGINT')
    await once(child, 'close')
    expect(child.exitCode).toBe(EXIT_CODES.ok)
  })
})
