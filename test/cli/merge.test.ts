import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
import { formatFile } from '../../runtime/engine/files/formatFile.ts'
import type { Workspace } from '../../runtime/engine/index.ts'
import type { Flow, Node } from '../../schemas/flow.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'
import { createRepository, type Repository } from './git/gitRepository.ts'
import { removeFolder } from './runCli.ts'

const message = (next: string, text = 'Hi'): Node => ({ type: 'message', content: [{ text }], exits: { next } })
const flow = (nodes: { readonly [id: string]: Node } = {}): Flow =>
  flowOf({
    toss: {
      type: 'split',
      branches: [
        { id: 'a', percent: 50 },
        { id: 'b', percent: 50 },
      ],
      exits: { a: 'a', b: 'b' },
    },
    a: message('end'),
    b: message('end'),
    end: { type: 'enqueue', queue: 'general' },
    ...nodes,
  })
const workspace = (nodes?: { readonly [id: string]: Node }): Workspace => workspaceOf([flow(nodes)])
const text = (nodes?: { readonly [id: string]: Node }): string => formatFile('flow', flow(nodes))

let repository: Repository
beforeAll(async () => {
  repository = await createRepository(workspace())
  await repository.write('base.flow.json', text())
  await repository.write('ours.flow.json', text({ a: message('end', 'Hello') }))
  await repository.write('theirs.flow.json', text({ b: message('end', 'Bye') }))
  await repository.write('other.flow.json', text({ a: message('end', 'Good day') }))
  await repository.write('broken.flow.json', text().replace('"start"', '"strat"'))
  await repository.write('empty.flow.json', '')
})
afterAll(() => removeFolder(repository.folder))

const merge = (...args: readonly string[]) => repository.usher('merge', ...args)

test('writes the merged file to --output, to stdout for -, and to OURS otherwise', async () => {
  const expected = text({ a: message('end', 'Hello'), b: message('end', 'Bye') })
  const files = ['base.flow.json', 'ours.flow.json', 'theirs.flow.json']
  expect(await merge(...files, '--output', '-')).toEqual({ code: EXIT_CODES.ok, stdout: expected, stderr: '' })
  expect((await merge(...files, '--output', 'new.flow.json')).code).toBe(EXIT_CODES.ok)
  expect(await repository.read('new.flow.json')).toBe(expected)
  await repository.write('mine.flow.json', await repository.read('ours.flow.json'))
  await merge('base.flow.json', 'mine.flow.json', 'theirs.flow.json')
  expect(await repository.read('mine.flow.json')).toBe(expected)
})

test('--json tells what a person must decide, and the marks bear the names of the sides', async () => {
  const files = ['base.flow.json', 'ours.flow.json', 'other.flow.json']
  const { code, stdout } = await merge(
    ...files,
    '--json',
    '--output',
    'out.flow.json',
    '--ours',
    'main',
    '--theirs',
    'words',
  )
  expect(code).toBe(EXIT_CODES.problems)
  expect(JSON.parse(stdout)).toMatchObject({
    path: 'ours.flow.json',
    merged: false,
    byLines: null,
    conflicts: [{ path: expect.stringContaining('/nodes/a/content'), ours: 'Hello', theirs: 'Good day' }],
  })
  expect(await repository.read('out.flow.json')).toMatch(/^<{7} main\n[\s\S]*^>{7} words$/m)
})

test('merges a file that both sides made new', async () => {
  const { code, stderr } = await merge('empty.flow.json', 'ours.flow.json', 'theirs.flow.json', '-o', 'out.flow.json')
  expect(code).toBe(EXIT_CODES.problems)
  expect(stderr).toContain('places to decide')
})

test('merges by lines, and says why, when a version is no such file', async () => {
  const { code, stdout, stderr } = await merge('base.flow.json', 'broken.flow.json', 'theirs.flow.json', '-o', '-')
  expect(code).toBe(EXIT_CODES.ok)
  expect(stdout).toMatch(/"strat"[\s\S]*"Bye"/)
  expect(stderr).toMatch(/^broken\.flow\.json: merged by lines \(ours cannot be read: .*strat/)
})

test('marks the sides where their lines together are no such file', async () => {
  // A new node of one name, by hand at two places: the lines meet nowhere, and together the name stands twice.
  const withNode = (queue: string, before: string) =>
    text().replace(before, `    "x": { "type": "enqueue", "queue": "${queue}" },\n${before}`)
  await repository.write('torn.flow.json', text().replace('"nodes": {', '"nodes": {{'))
  await repository.write('early.flow.json', withNode('general', '    "b": {'))
  await repository.write('late.flow.json', withNode('billing', '    "toss": {'))
  const { code, stdout } = await merge('torn.flow.json', 'early.flow.json', 'late.flow.json', '-o', '-')
  expect(code).toBe(EXIT_CODES.problems)
  expect(stdout).toMatch(
    /^<{7} ours\n[\s\S]*"queue": "general"[\s\S]*={7}\n[\s\S]*"queue": "billing"[\s\S]*>{7} theirs$/m,
  )
})

test('between ancestors that differ the older one stands, so that no side wins unasked', async () => {
  const files = ['base.flow.json', 'ours.flow.json', 'other.flow.json']
  const { code, stdout, stderr } = await merge(...files, '-o', '-', '--marker-size', '9')
  expect({ code, stdout, stderr }).toEqual({ code: EXIT_CODES.ok, stdout: text(), stderr: '' })
})

test.each([
  [['base.flow.json', 'ours.flow.json'], 'Three files are merged'],
  [['base.flow.json', 'ours.flow.json', 'nowhere.flow.json'], 'nowhere.flow.json cannot be read'],
  [['base.flow.json', 'ours.flow.json', 'ours.flow.json', '--json', '-o', '-'], 'would both be printed'],
])('refuses %s in words', async (args, words) => {
  expect((await merge(...args)).stderr).toContain(words)
})

test('tells of a loop that only both edits together make', async () => {
  await repository.usher('git', 'install')
  await repository.commit(workspace(), 'drivers')
  await repository.git('checkout', '--quiet', '-b', 'theirs')
  await repository.commit(workspace({ b: message('a') }))
  await repository.git('checkout', '--quiet', 'main')
  await repository.commit(workspace({ a: message('b') }))
  const { code, stderr } = await repository.git('merge', '--no-edit', 'theirs')
  expect(code).toBe(0)
  expect(stderr).toMatch(/^flows\/main\.flow\.json: merged, and wrong only together: .*(a|b)/m)
  expect((await repository.usher('check')).code).toBe(EXIT_CODES.problems)
})

test('merges branches that were merged crosswise before', async () => {
  await repository.git('checkout', '--quiet', '--force', '-b', 'left')
  await repository.commit(workspace({ a: message('end', 'left') }))
  await repository.git('checkout', '--quiet', '-b', 'right', 'HEAD~1')
  await repository.commit(workspace({ a: message('end', 'right') }))
  // Each takes the other in and decides for itself.
  for (const [one, other] of [
    ['left', 'right~0'],
    ['right', 'left~1'],
  ] as const) {
    await repository.git('checkout', '--quiet', one)
    await repository.git('merge', '--no-commit', other)
    await repository.commit(workspace({ a: message('end', one) }), 'crosswise')
  }
  await repository.git('checkout', '--quiet', 'left')
  const { code, stderr } = await repository.git('merge', '--no-edit', 'right')
  expect(code).toBe(1)
  expect(stderr).toContain('flows/main.flow.json: 1 place to decide')
  expect(await repository.read('flows/main.flow.json')).toMatch(/^<{7} .*[\s\S]*left[\s\S]*^={7}$[\s\S]*right/m)
})
