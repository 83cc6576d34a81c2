import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Workspace } from '../../../runtime/engine/index.ts'
import { sayWords } from '../../../runtime/engine/words.ts'
import { diffWorkspaces } from '../../../runtime/proof/diff/diffWorkspaces.ts'
import { sayDiff } from '../../../runtime/proof/diff/sayDiff.ts'
import { loadWorkspace } from '../../../runtime/releases/loadWorkspace.ts'
import type { Flow } from '../../../schemas/flow.ts'
import { editOnce, type FourEdit, namesOf, renamedNode } from '../../support/fourEdits.ts'
import { removeFolder } from '../runCli.ts'
import { createRepository, type Repository } from './gitRepository.ts'

const samples = await loadWorkspace(join(import.meta.dirname, '../../../flows'))
const workspace = samples.workspace as Workspace // the samples are sound: test/flows holds them to it
let repository: Repository
beforeAll(async () => {
  repository = await createRepository(workspace)
})
afterAll(() => removeFolder(repository.folder))

type Lines = { readonly logic: number; readonly layout: number; readonly told: readonly string[] }

/** What an edit changes: lines that git counts in the flow's file and in its layout's, and what the diff tells of the flow. */
async function linesOf(id: string, edit: FourEdit): Promise<Lines | null> {
  const [flow, layout] = [workspace.flows[id], workspace.layouts[id]]
  const edited = flow === undefined || layout === undefined ? null : editOnce({ flow, layout }, edit)
  if (edited === null) return null
  const after = {
    ...workspace,
    flows: { ...workspace.flows, [id]: edited.flow },
    layouts: { ...workspace.layouts, [id]: edited.layout },
  }
  await repository.commit(after)
  const { stdout } = await repository.git('diff', '--numstat', 'HEAD~1', 'HEAD')
  await repository.git('reset', '--quiet', '--hard', 'HEAD~1')
  const count = (file: string) => {
    const [, added, removed] = new RegExp(`^(\\d+)\t(\\d+)\tflows/${id}\\.${file}\\.json$`, 'm').exec(stdout) ?? []
    return Math.max(Number(added ?? 0), Number(removed ?? 0))
  }
  const section = sayDiff(diffWorkspaces(workspace, after)).find(({ file }) => file === `${id}.flow.json`)
  return {
    logic: count('flow'),
    layout: count('layout'),
    told: (section?.lines ?? []).map(({ text }) => sayWords(text)),
  }
}

const flows = Object.keys(workspace.flows)
const having = (edit: FourEdit) =>
  flows.filter((id) => {
    const [flow, layout] = [workspace.flows[id], workspace.layouts[id]]
    return flow !== undefined && layout !== undefined && editOnce({ flow, layout }, edit) !== null
  })

test.each(flows)('%s: a renamed node is its own line and one for each exit that names it', async (id) => {
  const flow = workspace.flows[id] as Flow // one of the ids
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

test('most samples have keywords to add to and options to reorder', () => {
  expect(having('add a keyword').length).toBeGreaterThan(flows.length / 2)
  expect(having('reorder options').length).toBeGreaterThan(flows.length / 2)
})
