import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filePath, readFilePath } from '../../runtime/engine/files/FileKind.ts'
import { formatFile } from '../../runtime/engine/files/formatFile.ts'
import { parseFile } from '../../runtime/engine/files/parseFile.ts'
import { compileRelease, type Workspace } from '../../runtime/engine/index.ts'
import { COMPILERS } from '../../runtime/engine/nodes/compileNode.ts'
import { checkWorkspace } from '../../runtime/proof/check/checkWorkspace.ts'
import { runScenario } from '../../runtime/proof/scenario/runScenario.ts'
import { loadWorkspace } from '../../runtime/releases/loadWorkspace.ts'
import { exitsTakenIn } from './exitsTakenIn.ts'
import { textsOf } from './textsOf.ts'

const FOLDER = join(import.meta.dirname, '../../flows')
const loaded = await loadWorkspace(FOLDER)
const workspace = loaded.workspace as Workspace // the first test says so when it is not
const flows = Object.values(workspace?.flows ?? {})
const release = compileRelease(workspace, 'samples')

test('the workspace loads without a single issue', () => {
  expect(loaded.issues).toEqual([])
  expect(loaded.workspace).not.toBeNull()
})

test('no rule finds an error or a warning in it', () => {
  expect(checkWorkspace(workspace).filter(({ severity }) => severity !== 'info')).toEqual([])
})

test('every file is in the canonical form', () => {
  const paths = Object.keys(loaded.files)
  expect(paths.length).toBeGreaterThan(30)
  for (const path of paths) {
    const name = readFilePath(path)
    if (name === null) throw new Error(`${path} is no file of a workspace.`)
    const parsed = parseFile(name.kind, loaded.files[path], path)
    expect(parsed.ok && formatFile(name.kind, parsed.value), path).toBe(loaded.files[path])
  }
})

test('opt-out, opt-in and help are answered in English, Italian and Chinese', () => {
  const replies = workspace.workspace.consent?.replies ?? {}
  expect(Object.keys(replies).sort()).toEqual(['help', 'start', 'stop'])
  for (const reply of Object.values(replies)) expect(Object.keys(reply).sort()).toEqual(['en', 'it', 'zh'])
})

test('every node type has a sample', () => {
  const shown = new Set(flows.flatMap(({ nodes }) => Object.values(nodes).map(({ type }) => type)))
  expect([...shown].sort()).toEqual(Object.keys(COMPILERS).sort())
})

test('every queue, skill, bot and schedule is used', () => {
  const unused = checkWorkspace(workspace).filter(({ code }) => code.startsWith('unused') && code !== 'unusedFlow')
  expect(unused).toEqual([])
})

test('every flow can be tried on a web channel, or is called by one that can', () => {
  const tried = Object.values(workspace.channels).flatMap(({ kind, flow }) => (kind === 'web' ? [flow] : []))
  const called = flows.flatMap(({ nodes }) =>
    Object.values(nodes).flatMap((node) => (node.type === 'subflow' ? [node.flow] : [])),
  )
  expect(flows.map(({ id }) => id).filter((id) => !tried.includes(id) && !called.includes(id))).toEqual([])
})

describe.each(flows.map((flow) => [flow.id, flow] as const))('%s', (id, flow) => {
  test('has a layout of its nodes, scenarios, and a page that says what it shows', async () => {
    const files = await readdir(FOLDER)
    expect(files).toEqual(expect.arrayContaining([filePath('layout', id), filePath('scenarios', id), `${id}.md`]))
    expect(Object.keys(workspace.layouts[id]?.nodes ?? {}).sort()).toEqual(Object.keys(flow.nodes).sort())
    expect(await readFile(join(FOLDER, `${id}.md`), 'utf8')).toMatch(/^# .+\n\n\S/)
  })

  test('compiles', () => {
    expect(release.flow(id)).toMatchObject({ ok: true })
  })

  test('says every text, and knows every keyword, in English, Italian and Chinese', () => {
    const texts = textsOf(flow)
    expect(texts.length).toBeGreaterThan(0)
    for (const { path, value } of texts)
      expect(typeof value === 'string' ? value : Object.keys(value).sort(), path).toEqual(['en', 'it', 'zh'])
  })

  test('takes every exit in a scenario', () => {
    const written = Object.entries(flow.nodes).flatMap(([node, step]) =>
      Object.keys('exits' in step ? (step.exits ?? {}) : {}).map((exit) => `${node} ${exit}`),
    )
    const taken = exitsTakenIn(release, id)
    expect(written.filter((exit) => !taken.has(exit))).toEqual([])
  })
})

describe.each(Object.values(workspace?.scenarios ?? {}))('the scenarios of $flow', ({ flow, scenarios }) => {
  test.each(Object.entries(scenarios))('%s', (_name, scenario) => {
    const { failures, conversation } = runScenario(release, flow, scenario)
    expect({ failures, ...(failures.length > 0 ? { conversation } : {}) }).toEqual({ failures: [] })
  })
})
