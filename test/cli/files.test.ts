import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
import { removeFolder, runCli, workspaceFolder } from './runCli.ts'
import { sampleWorkspace, withFailingScenario } from './sampleWorkspace.ts'

let folder: string
let flows: string
beforeEach(async () => {
  ;({ folder, flows } = await workspaceFolder(sampleWorkspace()))
})
afterEach(() => removeFolder(folder))

const here = (args: readonly string[]) => runCli(args, { cwd: folder })
const flowFile = () => join(flows, 'main.flow.json')
async function edit(change: (text: string) => string): Promise<string> {
  const changed = change(await readFile(flowFile(), 'utf8'))
  await writeFile(flowFile(), changed)
  return changed
}

describe('check', () => {
  test('ends with 0 when nothing is an error, and finds ./flows by itself', async () => {
    const { code, stdout } = await here(['check'])
    expect(code).toBe(EXIT_CODES.ok)
    expect(stdout).toContain('7 files in ./flows')
  })

  test('names the file, line and column of an error, and ends with 1', async () => {
    const text = await edit((flow) => flow.replace('"start": "hi"', '"strat": "hi"'))
    const line = text.split('\n').findIndex((row) => row.includes('"strat"')) + 1
    const { code, stdout } = await here(['check'])
    expect(code).toBe(EXIT_CODES.problems)
    expect(stdout).toMatch(new RegExp(`^flows/main\\.flow\\.json:${line}:3 error unknownProperty .*strat`, 'm'))
    expect(stdout).not.toContain('\u001b[')
  })

  test('finds what only the rules see, in the order of the file', async () => {
    await edit((flow) => flow.replace('"noMatch": "bot"', '"noMatch": "nowhere"'))
    const { code, stdout } = await here(['check', '--json'])
    const { issues } = JSON.parse(stdout)
    expect(code).toBe(EXIT_CODES.problems)
    const errors = issues.filter(({ severity }: { severity: string }) => severity === 'error')
    expect(errors).toEqual([
      expect.objectContaining({
        file: 'main.flow.json',
        nodeId: 'topic',
        line: expect.any(Number),
        column: expect.any(Number),
      }),
    ])
    expect((await readFile(flowFile(), 'utf8')).split('\n')[errors[0].line - 1]).toContain('nowhere')
  })

  test('--json tells issues, files and a summary that adds up', async () => {
    const { stdout, stderr } = await here(['check', '--json', '--workspace', 'flows'])
    const { issues, files, summary } = JSON.parse(stdout)
    expect(stderr).toBe('')
    expect(files).toContain('main.flow.json')
    expect(summary.errors + summary.warnings + summary.infos).toBe(issues.length)
  })

  test('takes the folder of USHER_WORKSPACE', async () => {
    const { code, stdout } = await runCli(['check'], { env: { USHER_WORKSPACE: flows } })
    expect({ code, stdout }).toEqual({ code: EXIT_CODES.ok, stdout: expect.stringContaining(flows) })
  })
})

describe('fmt', () => {
  test('leaves a file alone that is not UTF-8, and says which byte is none', async () => {
    const latin1 = Buffer.from(
      (await readFile(flowFile(), 'utf8')).replace('"name": "Main"', '"name":   "Caff\u00e8"'),
      'latin1',
    )
    await writeFile(flowFile(), latin1)
    const { code, stderr } = await here(['fmt'])
    expect(code).toBe(EXIT_CODES.problems)
    expect(stderr).toMatch(/main\.flow\.json is not UTF-8: line \d+ holds the byte e8\. *\n *Save it as UTF-8\./)
    expect(await readFile(flowFile())).toEqual(latin1)
  })

  test('writes only what is not canonical, back to the same bytes, and leaves nothing beside it', async () => {
    const canonical = await readFile(flowFile(), 'utf8')
    const before = await readdir(flows)
    await edit((flow) => JSON.stringify(JSON.parse(flow)))
    const { code, stdout, stderr } = await here(['fmt'])
    expect({ code, stdout }).toEqual({ code: EXIT_CODES.ok, stdout: 'flows/main.flow.json\n' })
    expect(stderr).toBe('1 file written, 6 unchanged\n')
    expect(await readFile(flowFile(), 'utf8')).toBe(canonical)
    expect(await readdir(flows)).toEqual(before)
  })

  test('--check writes nothing, lists the files and ends with 1; with 0 when all are canonical', async () => {
    expect((await here(['fmt', '--check'])).code).toBe(EXIT_CODES.ok)
    const written = await edit((flow) => `${flow}\n\n`)
    const { code, stdout } = await here(['fmt', '--check', '--json'])
    expect(code).toBe(EXIT_CODES.problems)
    expect(JSON.parse(stdout)).toEqual({ changed: ['main.flow.json'], unchanged: 6, issues: [] })
    expect(await readFile(flowFile(), 'utf8')).toBe(written)
  })

  test('leaves a file with errors as it is, formats the others, and ends with 1', async () => {
    const broken = await edit((flow) => flow.replace('{', '{,'))
    await writeFile(
      join(flows, 'queues.json'),
      '{"queues":{"general":{"name":"General"},"billing":{"name":"Billing"}}}',
    )
    const { code, stdout, stderr } = await here(['fmt'])
    expect({ code, stdout }).toEqual({ code: EXIT_CODES.problems, stdout: 'flows/queues.json\n' })
    expect(stderr).toContain('flows/main.flow.json:1:2 error')
    expect(await readFile(flowFile(), 'utf8')).toBe(broken)
  })

  test('formats only the files that are named, from here or from the workspace', async () => {
    await edit((flow) => `${flow}\n`)
    expect((await here(['fmt', 'flows/queues.json'])).stderr).toBe('0 files written, 1 unchanged\n')
    expect((await here(['fmt', '--check', 'main.flow.json'])).code).toBe(EXIT_CODES.problems)
    expect((await here(['fmt', 'flows/main.flow.json'])).stdout).toBe('flows/main.flow.json\n')
    expect((await here(['fmt', 'flows/other.json'])).code).toBe(EXIT_CODES.usage)
  })
})

describe('test', () => {
  test('ends with 0 when every scenario passes', async () => {
    const { code, stdout } = await here(['test'])
    expect(stdout).toMatch(/^1 scenario in \d+ ms: 1 passed\n$/)
    expect(code).toBe(EXIT_CODES.ok)
  })

  test('prints a failure as the conversation went, with its place, what was expected and what came', async () => {
    const failing = await workspaceFolder(withFailingScenario())
    const { code, stdout } = await runCli(['test'], { cwd: failing.folder })
    const scenarios = (await readFile(join(failing.flows, 'main.scenarios.json'), 'utf8')).split('\n')
    await removeFolder(failing.folder)
    expect(code).toBe(EXIT_CODES.problems)
    const printed = stdout.split('\n').map((line) => line.trim())
    expect(printed.slice(0, 5)).toEqual([
      'failed main: a refund goes to general',
      '2026-11-20',
      '10:00:00  customer  rimborso',
      'flow      Hello',
      'host      enqueued: billing, skills billing 3, priority 5',
    ])
    const line = Number(/^flows\/main\.scenarios\.json:(\d+):\d+ step 3$/.exec(printed[5] ?? '')?.[1])
    expect(scenarios.slice(line - 1, line + 3).join('')).toContain('"general"')
    expect(printed[6]).toBe('expected  enqueued general')
    expect(printed[7]).toContain('enqueued billing, skills billing 3, priority 5')
    expect(stdout).toContain('1 passed, 1 failed')
  })

  test('--json tells every scenario, passed or not', async () => {
    const failing = await workspaceFolder(withFailingScenario())
    const { code, stdout, stderr } = await runCli(['test', '--json'], { cwd: failing.folder })
    await removeFolder(failing.folder)
    expect({ code, stderr }).toEqual({ code: EXIT_CODES.problems, stderr: '' })
    const { scenarios, summary } = JSON.parse(stdout)
    expect(summary).toEqual({ passed: 1, failed: 1 })
    expect(scenarios).toEqual([
      expect.objectContaining({ flow: 'main', name: 'a refund goes to billing', passed: true, failures: [] }),
      expect.objectContaining({
        name: 'a refund goes to general',
        passed: false,
        failures: [expect.objectContaining({ step: 2, expected: expect.any(String), got: expect.any(String) })],
      }),
    ])
  })

  test('plays only the scenarios that a filter names, and refuses one that names none', async () => {
    expect((await here(['test', 'MAIN', '--filter', 'refund'])).stdout).toContain('1 scenario ')
    const { code, stderr } = await here(['test', 'invoice'])
    expect(code).toBe(EXIT_CODES.usage)
    expect(stderr).toContain('"invoice"')
  })

  test('fails the scenarios of a flow that cannot run, with the reason', async () => {
    await edit((flow) => flow.replace('"start": "hi"', '"start": "hello"'))
    const { code, stdout, stderr } = await here(['test'])
    expect(code).toBe(EXIT_CODES.problems)
    expect(stdout).toContain('it starts at "hello", which does not exist')
    expect(stderr).toMatch(/^main cannot be published .*"hello"/)
  })

  test('tells what cannot be read, and ends with 3', async () => {
    await rm(join(flows, 'workspace.json'))
    const { code, stderr } = await here(['test'])
    expect(code).toBe(EXIT_CODES.unreadable)
    expect(stderr).toContain('flows/workspace.json:1:1 error missingFile')
  })
})
