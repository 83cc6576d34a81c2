import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatWorkspace } from '../../../runtime/engine/files/formatWorkspace.ts'
import type { Workspace } from '../../../runtime/engine/index.ts'
import { renameBoxes } from '../../../runtime/proof/diff/renameBoxes.ts'
import { renameNodes } from '../../../runtime/proof/diff/renameNodes.ts'
import { loadWorkspace } from '../../../runtime/releases/loadWorkspace.ts'
import type { Flow } from '../../../schemas/flow.ts'
import type { Layout } from '../../../schemas/layout.ts'
import type { Schedule } from '../../../schemas/resources.ts'
import { editOnce } from '../../support/fourEdits.ts'
import { removeFolder } from '../runCli.ts'
import { createRepository } from './gitRepository.ts'

const FLOW = 'front-desk'
const RENAMES = [{ from: 'to-general', to: 'to-anyone' }]

/** Both sides work on the sample workspace, on the same files, and each does a little of everything. */
type Edit = (workspace: Workspace) => Workspace

const put = (workspace: Workspace, flow: Flow, layout: Layout): Workspace => ({
  ...workspace,
  flows: { ...workspace.flows, [FLOW]: flow },
  layouts: { ...workspace.layouts, [FLOW]: layout },
})
const drawn = (workspace: Workspace) => ({
  flow: workspace.flows[FLOW] as Flow, // the sample has it
  layout: workspace.layouts[FLOW] as Layout, // the sample has it
})

const rename: Edit = (workspace) => {
  const { flow, layout } = drawn(workspace)
  return put(workspace, renameNodes(flow, RENAMES), renameBoxes(layout, RENAMES))
}
const keyword: Edit = (workspace) => {
  const edited = editOnce(drawn(workspace), 'add a keyword') ?? drawn(workspace)
  return put(workspace, edited.flow, edited.layout)
}
const moveBox =
  (id: string): Edit =>
  (workspace) => {
    const { flow, layout } = drawn(workspace)
    return put(workspace, flow, { ...layout, nodes: { ...layout.nodes, [id]: { x: 7, y: 8 } } })
  }
const queue =
  (id: string): Edit =>
  (workspace) => ({ ...workspace, queues: { ...workspace.queues, [id]: { name: id } } })
const holiday =
  (date: string): Edit =>
  (workspace) => {
    const support = workspace.schedules.support as Schedule // the sample has it
    const holidays = [...(support.holidays ?? []), { date }].sort((a, b) => (a.date < b.date ? -1 : 1))
    return { ...workspace, schedules: { ...workspace.schedules, support: { ...support, holidays } } }
  }
const scenario =
  (name: string): Edit =>
  (workspace) => {
    const file = workspace.scenarios[FLOW]
    const own = { steps: [{ customer: 'invoice' }], loose: true }
    const scenarios = { ...file?.scenarios, [name]: own }
    return { ...workspace, scenarios: { ...workspace.scenarios, [FLOW]: { ...file, flow: FLOW, scenarios } } }
  }
const all = (workspace: Workspace, edits: readonly Edit[]): Workspace =>
  edits.reduce((made, edit) => edit(made), workspace)

const OURS = [rename, queue('ours'), holiday('2030-01-02'), scenario('ours')]
const THEIRS = [
  keyword,
  moveBox('to-general'),
  moveBox('menu'),
  queue('theirs'),
  holiday('2030-01-03'),
  scenario('theirs'),
]
const BOTH = [...THEIRS, ...OURS]

test.each([
  ['git merge', ['merge', '--no-edit', 'theirs']],
  ['git rebase', ['rebase', 'theirs']],
])('%s puts two people’s work on the sample workspace together, file by file', async (_, command) => {
  const { workspace } = await loadWorkspace(join(import.meta.dirname, '../../../flows'))
  if (workspace === null) throw new Error('The samples cannot be read.')
  const repository = await createRepository(workspace)
  try {
    await repository.usher('git', 'install')
    await repository.commit(workspace, 'drivers')
    await repository.git('checkout', '--quiet', '-b', 'theirs')
    await repository.commit(all(workspace, THEIRS), 'theirs')
    await repository.git('checkout', '--quiet', 'main')
    await repository.commit(all(workspace, OURS), 'ours')
    expect(await repository.git(...command)).toMatchObject({ code: 0 })
    for (const [path, text] of Object.entries(formatWorkspace(all(workspace, BOTH)))) {
      expect([path, await repository.read(`flows/${path}`)]).toEqual([path, text])
    }
    expect((await repository.usher('fmt', '--check')).code).toBe(0)
  } finally {
    await removeFolder(repository.folder)
  }
})
