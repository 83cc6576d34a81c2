import { findScenarios, type NamedScenario } from '../../runtime/cli/playScenarios.ts'
import { playAll } from '../../runtime/cli/test/playAll.ts'
import { type CompiledRelease, compileRelease } from '../../runtime/engine/index.ts'
import { generateScenarios } from '../../runtime/proof/explore/generateScenarios.ts'
import { loadWorkspace } from '../../runtime/releases/loadWorkspace.ts'
import type { Node } from '../../schemas/flow.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'
import type { BenchRow } from './measure.ts'

const SCENARIOS = 5_000
const SIZES = [100, 1_000] as const

/** What `usher test` takes: 5,000 of the samples' own scenarios on one thread and on two, and the scenarios of flows of 100 and 1,000 nodes found and played. */
export async function scenarioRows(): Promise<readonly BenchRow[]> {
  const { workspace, issues } = await loadWorkspace('flows')
  if (workspace === null) throw new Error(issues[0]?.message)
  const release = compileRelease(workspace, 'bench')
  const own = findScenarios({ release }, [])
  const many = Array.from({ length: SCENARIOS }, (_, index) => own[index % own.length]).filter(
    (one) => one !== undefined,
  )
  await play(release, own, 1)
  const rows: BenchRow[] = []
  for (const threads of [1, 2]) {
    const value = await play(release, many, threads)
    rows.push({
      part: 'test',
      name: `5,000 scenarios, ${threads === 1 ? 'one thread' : 'two threads'}`,
      value,
      unit: 'ms',
    })
  }
  for (const size of SIZES) rows.push(...(await rowsOfFlow(size)))
  return rows
}

async function rowsOfFlow(size: number): Promise<readonly BenchRow[]> {
  const release = compileRelease(treeOf(size), 'bench')
  const started = performance.now()
  const { scenarios, unreached } = generateScenarios(release, 'main', [])
  const found = performance.now() - started
  if (unreached.length > 0) throw new Error(`${unreached.length} exits were not reached.`)
  const list = Object.entries(scenarios).map(([name, scenario]) => ({ flow: 'main', name, scenario }))
  const nodes = `${size.toLocaleString('en')} nodes`
  return [
    { part: 'test', name: `${nodes}: scenarios for every exit found`, value: found, unit: 'ms' },
    {
      part: 'test',
      name: `${nodes}: its ${list.length} scenarios played`,
      value: await play(release, list, 1),
      unit: 'ms',
    },
  ]
}

async function play(release: CompiledRelease, scenarios: readonly NamedScenario[], threads: number): Promise<number> {
  const started = performance.now()
  const results = await playAll(release, scenarios, () => {}, { threads, isBrief: true })
  if (results.some(({ passed }) => !passed)) throw new Error('A scenario failed.')
  return performance.now() - started
}

/** Menus that lead to three further nodes each, with a router at every fourth place: as deep as large flows are. */
export function treeOf(size: number) {
  const nodes: { [id: string]: Node } = {}
  const at = (index: number) => (index < size ? `n${index}` : 'end')
  for (let index = 0; index < size; index += 1) {
    const [a, b, c] = [at(index * 3 + 1), at(index * 3 + 2), at(index * 3 + 3)]
    nodes[`n${index}`] =
      index % 4 === 3
        ? {
            type: 'keywordRoute',
            prompt: [{ text: 'What is it about?' }],
            rules: [
              { id: 'a', keywords: [`alpha ${index}`] },
              { id: 'b', keywords: [`beta ${index}`] },
            ],
            exits: { a, b, noMatch: c, timeout: 'end' },
          }
        : {
            type: 'menu',
            prompt: [{ text: 'Which?' }],
            options: ['a', 'b', 'c'].map((id) => ({ id, label: `${id} ${index}` })),
            exits: { a, b, c, noMatch: 'end', timeout: 'end' },
          }
  }
  return workspaceOf([flowOf({ ...nodes, end: { type: 'enqueue', queue: 'general' } })])
}
