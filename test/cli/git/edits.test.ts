import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatFile } from '../../../runtime/engine/files/formatFile.ts'
import type { Workspace } from '../../../runtime/engine/index.ts'
import { sayWords } from '../../../runtime/engine/words.ts'
import { diffWorkspaces } from '../../../runtime/proof/diff/diffWorkspaces.ts'
import { sayDiff } from '../../../runtime/proof/diff/sayDiff.ts'
import { loadWorkspace } from '../../../runtime/releases/loadWorkspace.ts'
import { type Drawn, editOnce, type FourEdit, namesOf, renamedNode } from '../../support/fourEdits.ts'
import { removeFolder } from '../runCli.ts'
import { GIT_ENV } from './gitRepository.ts'

const samples = await loadWorkspace(join(import.meta.dirname, '../../../flows'))
const workspace = samples.workspace as Workspace // the samples are sound: test/flows holds them to it
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-edits-'))
  for (const side of ['before', 'after']) await mkdir(join(folder, side))
})
afterAll(() => removeFolder(folder))

type Lines = { readonly logic: number; readonly layout: number; readonly told: readonly string[] }

/** Every sample has both files. */
const drawn = (id: string) => ({ flow: workspace.flows[id], layout: workspace.layouts[id] }) as Drawn

/** What an edit changes: lines that git counts in the flow's file and in its layout's, and what the diff tells of the flow. */
async function linesOf(id: string, edit: FourEdit): Promise<Lines | null> {
  const before = drawn(id)
  const edited = editOnce(before, edit)
  if (edited === null) return null
  await write('before', before)
  await write('after', edited)
  const counted = await numstat()
  const count = (file: string) => {
    const [, added, removed] = new RegExp(`^(\\d+)\t(\\d+)\t.*/${file}\\.json$`, 'm').exec(counted) ?? []
    return Math.max(Number(added ?? 0), Number(removed ?? 0))
  }
  const after = {
    ...workspace,
    flows: { ...workspace.flows, [id]: edited.flow },
    layouts: { ...workspace.layouts, [id]: edited.layout },
  }
  const section = sayDiff(diffWorkspaces(workspace, after)).find(({ file }) => file === `${id}.flow.json`)
  return {
    logic: count('flow'),
    layout: count('layout'),
    told: (section?.lines ?? []).map(({ text }) => sayWords(text)),
  }
}

async function write(side: string, { flow, layout }: Drawn): Promise<void> {
  await writeFile(join(folder, side, 'flow.json'), formatFile('flow', flow))
  await writeFile(join(folder, side, 'layout.json'), formatFile('layout', layout))
}

/** git ends with 1 where two folders differ. */
const numstat = (): Promise<string> =>
  new Promise((resolve) => {
    const args = ['diff', '--no-index', '--numstat', 'before', 'after']
    execFile('git', args, { cwd: folder, env: { PATH: process.env.PATH, ...GIT_ENV } }, (_, stdout) => resolve(stdout))
  })

const flows = Object.keys(workspace.flows)
const having = (edit: FourEdit) => flows.filter((id) => editOnce(drawn(id), edit) !== null)

test.each(flows)('%s: a renamed node is its own line and one for each exit that names it', async (id) => {
  const { flow } = drawn(id)
  const lines = await linesOf(id, 'rename a node')
  expect(lines?.logic).toBe(1 + namesOf(flow, renamedNode(flow)))
  expect(lines?.logic).toBeLessThanOrEqual(3)
  expect(lines?.told).toEqual([expect.stringMatching(/^node .* is renamed to /)])
})

test.each(having('add a keyword'))('%s: a keyword is one line, and the comma before it', async (id) => {
  const lines = await linesOf(id, 'add a keyword')
  expect(lines?.logic).toBeLessThanOrEqual(3)
  expect(lines?.told).toEqual([expect.stringContaining('keyword')])
})

test.each(flows)('%s: a moved box changes no line of the logic', async (id) => {
  expect(await linesOf(id, 'move a box')).toEqual({ logic: 0, layout: 2, told: [] })
})

test.each(having('reorder options'))('%s: an option that changes its place is one line', async (id) => {
  const lines = await linesOf(id, 'reorder options')
  expect(lines?.logic).toBeLessThanOrEqual(3)
  expect(lines?.told).toEqual([expect.stringContaining('in another order')])
})

test('a third of the samples have keywords to add to and options to reorder', () => {
  expect(having('add a keyword').length).toBeGreaterThanOrEqual(flows.length / 3)
  expect(having('reorder options').length).toBeGreaterThanOrEqual(flows.length / 3)
})
