import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatFile } from '../../runtime/engine/files/formatFile.ts'
import type { Workspace } from '../../runtime/engine/index.ts'
import { checkWorkspace } from '../../runtime/proof/check/checkWorkspace.ts'
import { compareBehaviour } from '../../runtime/proof/diff/behaviour/compareBehaviour.ts'
import { diffWorkspaces } from '../../runtime/proof/diff/diffWorkspaces.ts'
import { mergeTexts } from '../../runtime/proof/merge/mergeTexts.ts'
import type { Flow } from '../../schemas/flow.ts'
import type { Layout } from '../../schemas/layout.ts'
import { type Drawn, editOnce, FOUR_EDITS, type FourEdit } from '../support/fourEdits.ts'
import { flowOf } from '../support/workspaceOf.ts'
import { type BenchRow, median } from './measure.ts'
import { nodeRedFlow } from './nodeRedFlow.ts'
import { treeOf } from './scenarios.ts'
import { studioFlow } from './studioFlow.ts'

const SIZES = [100, 1_000] as const
const ROUNDS = 5

/** What flows in git cost: milliseconds to check, diff, prove and merge large ones, and lines that a reviewer reads for four everyday edits, beside two other formats. */
export async function gitRows(): Promise<readonly BenchRow[]> {
  return [...SIZES.flatMap(timesOf), ...(await lineRows())]
}

function timesOf(size: number): readonly BenchRow[] {
  const base = treeOf(size)
  const before = base.flows.main as Flow // treeOf makes it
  const layout: Layout = { specVersion: 1, nodes: {} }
  const [worded, ordered] = (['add a keyword', 'reorder options'] as const).map(
    (edit) => editOnce({ flow: before, layout }, edit)?.flow ?? before,
  )
  const [ours, theirs] = [worded ?? before, ordered ?? before]
  const after: Workspace = { ...base, flows: { main: ours } }
  const same: Workspace = { ...base, flows: { main: { ...before, name: 'Another name' } } }
  const nodes = `${size.toLocaleString('en')} nodes`
  const row = (name: string, run: () => unknown): BenchRow => ({
    part: 'git',
    name: `${nodes}: ${name}`,
    value: milliseconds(run),
    unit: 'ms',
  })
  return [
    row('check', () => checkWorkspace(base)),
    row('diff', () => diffWorkspaces(base, after)),
    row('proof that no behaviour changed', () => compareBehaviour(base, same, 'main')),
    row('behaviour of a new keyword, 1,000 conversations', () =>
      compareBehaviour(base, after, 'main', { conversations: 1_000, differences: 100 }),
    ),
    row('merge', () => mergeTexts('flow', before, ours, theirs)),
  ]
}

/** The middle one of some calls, after one that does not count. */
function milliseconds(run: () => unknown): number {
  const times = Array.from({ length: ROUNDS + 1 }, () => {
    const started = performance.now()
    run()
    return performance.now() - started
  })
  return median(times.slice(1))
}

const DESK: Flow = flowOf({
  topic: {
    type: 'keywordRoute',
    rules: [
      { id: 'billing', keywords: ['invoice', 'refund', 'pay my bill'] },
      { id: 'technical', keywords: ['broken', 'no signal'] },
    ],
    exits: { billing: 'to-billing', technical: 'to-technical', noMatch: 'menu' },
  },
  menu: {
    type: 'menu',
    prompt: [{ text: 'What is it about?' }],
    options: [
      { id: 'billing', label: 'A bill or a refund' },
      { id: 'technical', label: 'Something does not work' },
      { id: 'other', label: 'Something else' },
    ],
    exits: {
      billing: 'to-billing',
      technical: 'to-technical',
      other: 'to-general',
      noMatch: 'to-general',
      timeout: 'to-general',
    },
  },
  'to-billing': { type: 'enqueue', queue: 'billing' },
  'to-general': { type: 'enqueue', queue: 'general' },
  'to-technical': { type: 'enqueue', queue: 'technical' },
})
const DRAWN: Drawn = {
  flow: DESK,
  layout: { specVersion: 1, nodes: { menu: { x: 560, y: 240 }, topic: { x: 320, y: 160 } } },
}

/** The lines of the flow's own file: what a reviewer of the logic reads. One small desk in three formats. */
async function lineRows(): Promise<readonly BenchRow[]> {
  const formats: readonly (readonly [name: string, textOf: (edit: FourEdit | null) => string])[] = [
    ['Usher', (edit) => formatFile('flow', (edit === null ? DRAWN : (editOnce(DRAWN, edit) ?? DRAWN)).flow)],
    ['Node-RED', nodeRedFlow],
    ['Twilio Studio', studioFlow],
  ]
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-'))
  try {
    const rows: BenchRow[] = []
    for (const edit of FOUR_EDITS) {
      for (const [format, textOf] of formats) {
        const value = await changedLines(folder, textOf(null), textOf(edit))
        rows.push({ part: 'lines of logic changed', name: `${edit}, ${format}`, value, unit: 'lines' })
      }
    }
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** As git counts: added or removed, whichever is more. */
async function changedLines(folder: string, before: string, after: string): Promise<number> {
  const [a, b] = [join(folder, 'a.json'), join(folder, 'b.json')]
  await writeFile(a, before)
  await writeFile(b, after)
  // git ends with 1 when the files differ.
  const counted = await new Promise<string>((resolve) => {
    execFile('git', ['diff', '--no-index', '--numstat', '--', a, b], (_, stdout) => resolve(stdout))
  })
  const [, added = '0', removed = '0'] = /^(\d+)\t(\d+)/.exec(counted) ?? []
  return Math.max(Number(added), Number(removed))
}
