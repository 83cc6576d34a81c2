import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { loadChecked } from '../../runtime/cli/loadChecked.ts'
import type { Workspace } from '../../runtime/engine/index.ts'
import { checkWithExamples } from '../../runtime/proof/check/checkWithExamples.ts'
import { checkWorkspace } from '../../runtime/proof/check/checkWorkspace.ts'
import { loadWorkspace } from '../../runtime/releases/loadWorkspace.ts'
import type { Node } from '../../schemas/flow.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'
import { manyKeywordsFiles } from './manyKeywords.ts'
import { type BenchRow, median } from './measure.ts'

const NODES = [100, 1_000, 5_000] as const
const ROUNDS = 7
const TODAY = { today: '2026-11-20' }

/**
 * Milliseconds of `usher check` without its start: flows of many sizes in good order, the same with three defects near the middle and the
 * end and the conversations that show them, and the samples.
 */
export async function checkRows(): Promise<readonly BenchRow[]> {
  const { workspace, issues } = await loadWorkspace('flows')
  if (workspace === null) throw new Error(issues[0]?.message)
  return [
    ...NODES.flatMap((size) => {
      const nodes = size.toLocaleString('en')
      return [
        row(`check of ${nodes} nodes`, workspaceOfSize(size, false), (given) => checkWorkspace(given, TODAY)),
        row(`check of ${nodes} nodes, defects shown`, workspaceOfSize(size, true), (given) =>
          checkWithExamples(given, TODAY),
        ),
      ]
    }),
    await manyKeywordsRow(),
    row('check of the samples', workspace, (given) => checkWithExamples(given, TODAY)),
  ]
}

function row(name: string, workspace: Workspace, check: (workspace: Workspace) => unknown): BenchRow {
  const times = Array.from({ length: ROUNDS }, () => {
    // What is known of a flow is kept by its identity: a copy is checked as if it had just been read.
    const copy = structuredClone(workspace)
    const start = performance.now()
    check(copy)
    return performance.now() - start
  })
  // The first also compiles the code.
  return { part: 'check', name, value: median(times.slice(1)), unit: 'ms' }
}

/** As the command does it: files read, findings with their examples, lines and columns. */
async function manyKeywordsRow(): Promise<BenchRow> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-'))
  try {
    for (const [path, text] of Object.entries(manyKeywordsFiles())) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    const times: number[] = []
    for (let round = 0; round < 3; round += 1) {
      const start = performance.now()
      await loadChecked(folder, { examples: true, ...TODAY })
      times.push(performance.now() - start)
    }
    return { part: 'check', name: 'check of 12,000 keywords, 3,400 findings', value: median(times), unit: 'ms' }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Menus in a row, each with a router and two messages behind it. */
function workspaceOfSize(size: number, isBroken: boolean): Workspace {
  const blocks = Math.floor((size - 1) / 4)
  const nodes: Record<string, Node> = {}
  for (let block = 0; block < blocks; block += 1) {
    const next = block + 1 < blocks ? `ask-${block + 1}` : 'to-general'
    nodes[`ask-${block}`] = {
      type: 'menu',
      prompt: [{ text: 'Which one, {{ contact.name }}?' }],
      options: [
        { id: 'fruit', label: `Apples ${block}` },
        { id: 'other', label: `Pears ${block}` },
      ],
      exits: { fruit: `fine-${block}`, other: `topic-${block}`, noMatch: 'to-general', timeout: `still-${block}` },
    }
    nodes[`fine-${block}`] = { type: 'message', content: [{ text: 'Fine' }], exits: { next } }
    nodes[`still-${block}`] = { type: 'message', content: [{ text: 'Are you still there?' }], exits: { next } }
    nodes[`topic-${block}`] = {
      type: 'keywordRoute',
      rules: [{ id: 'known', keywords: [`word${block}`, 'the same everywhere'] }],
      exits: { known: next, noMatch: next },
    }
  }
  const rewire = (id: string, exits: { readonly [exit: string]: string }): void => {
    nodes[id] = { ...nodes[id], exits } as Node // the same node with other exits
  }
  if (isBroken) {
    const [middle, last] = [Math.floor(blocks / 2), blocks - 1]
    rewire(`still-${middle}`, { next: 'nowhere' })
    rewire(`fine-${middle}`, { next: `fine-${middle}` })
    rewire(`ask-${last}`, { fruit: `fine-${last}`, other: `topic-${last}`, noMatch: 'to-general' })
  }
  return workspaceOf([flowOf({ ...nodes, 'to-general': { type: 'enqueue', queue: 'general' } })])
}
