import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compileRelease, type Issue, type Workspace } from '../../../runtime/engine/index.ts'
import { checkWithExamples } from '../../../runtime/proof/check/checkWithExamples.ts'
import { runnable } from '../../../runtime/proof/check/runnable.ts'
import { explore } from '../../../runtime/proof/explore/explore.ts'
import { createRehearsal, type RehearsedTurn } from '../../../runtime/proof/scenario/Rehearsal.ts'
import { isGive, letHappen, runScenario, withEmergencies } from '../../../runtime/proof/scenario/runScenario.ts'
import { loadWorkspace } from '../../../runtime/releases/loadWorkspace.ts'
import type { Scenario } from '../../../schemas/scenarios.ts'
import { type Defect, seedDefects } from '../../support/seededDefects.ts'

const { workspace } = await loadWorkspace(join(import.meta.dirname, '../../../flows'))
if (workspace === null) throw new Error('The samples cannot be read.')
const TODAY = { today: '2026-11-20' }
const defects = seedDefects(workspace)

test('nothing is found in the samples as they are', () => {
  expect(checkWithExamples(workspace, TODAY)).toEqual([])
})

test('the defects are told apart by their names', () => {
  expect(new Set(defects.map(({ name }) => name)).size).toBe(defects.length)
})

test('a ring on one way does not hide the example of a defect on another', () => {
  const flow = workspace.flows['front-desk']
  const { away, menu } = flow?.nodes ?? {}
  if (flow === undefined || away?.type !== 'message' || menu?.type !== 'menu')
    throw new Error('The sample has changed.')
  const { timeout: _, ...exits } = menu.exits ?? {}
  const nodes = { ...flow.nodes, away: { ...away, exits: { next: 'hours' } }, menu: { ...menu, exits } }
  const broken = { ...workspace, flows: { ...workspace.flows, 'front-desk': { ...flow, nodes } } }
  const found = checkWithExamples(broken, TODAY).map(({ code, example }) => [code, example !== undefined])
  expect(found).toEqual([
    ['loopWithoutWait', true],
    ['unwiredExit', true],
  ])
})

/** What the turns of an example must hold, by code. These are read from the engine's own turns, without the check. */
const PROOFS: { readonly [code: string]: (turns: readonly RehearsedTurn[], defect: Defect) => boolean } = {
  unwiredExit: leadsNowhere,
  unknownTarget: (turns, defect) =>
    defect.node === null ? failsWith(turns, 'cannotCompile') : leadsNowhere(turns, defect),
  loopWithoutWait: (turns) => failsWith(turns, 'stepLimit'),
  loopWithoutCustomer(turns, { node }) {
    const silent = turns.slice(turns.findLastIndex(({ event }) => event.type === 'message'))
    return entered(silent, node) > 1
  },
  noWayOut: (turns, { node }) => entered(turns, node) > 1 && turns.at(-1)?.conversation.owner === 'flow',
  keywordShadowed: routesToFirstRule,
  keywordDuplicated: routesToFirstRule,
  unknownQueue: (turns, defect) =>
    turns.some(({ effects }) =>
      effects.some(
        (effect) =>
          effect.type === 'enqueue' &&
          effect.node === defect.node &&
          !Object.hasOwn(defect.workspace.queues, effect.queue),
      ),
    ),
  unknownSkill: (turns, defect) =>
    turns.some(({ effects }) =>
      effects.some(
        (effect) =>
          effect.type === 'enqueue' &&
          effect.skills.some(({ skill }) => !Object.hasOwn(defect.workspace.skills, skill)),
      ),
    ),
  unknownBot: (turns) => turns.some(({ effects }) => effects.some(({ type }) => type === 'handToBot')),
  unknownSchedule: (turns, { node }) => failsWith(turns, 'deadEnd') && entered(turns, node) > 0,
  variableReadBeforeSet(turns, { node, workspace, flow }) {
    const [, variable = ''] = /vars\.(\w+)/.exec(JSON.stringify(workspace.flows[flow]?.nodes[node ?? ''])) ?? []
    return (
      entered(turns, node) > 0 &&
      turns.every(({ conversation }) => !(variable in (conversation.session?.variables ?? {})))
    )
  },
  outcomeEndsFlow: (turns, { node }) =>
    entered(turns.slice(-1), node) > 0 && turns.at(-1)?.trace.some(({ type }) => type === 'failed') === true,
  splitNotHundred: (turns, { node }) =>
    turns.some(({ trace }) =>
      trace.some((entry) => entry.type === 'branchDrawn' && entry.node === node && entry.bucket >= 9_000),
    ),
  consentWordUsed: (turns) => turns.at(-1)?.handledBy === 'consent',
}
/** What no single conversation shows. */
const UNSEEN = new Set(['unreachableNode'])
const SAID = new Set(['keywordShadowed', 'keywordDuplicated', 'consentWordUsed'])

describe.each(defects.map((defect) => [defect.name, defect] as const))('%s', (_, defect) => {
  const { code, flow, node } = defect
  const able = runnable(defect.workspace)
  const issue = checkWithExamples(defect.workspace, TODAY).find(
    (candidate) =>
      candidate.code === code && candidate.file === `${flow}.flow.json` && (node === null || candidate.nodeId === node),
  )

  test(`is found as ${code}`, () => {
    expect(issue).toBeDefined()
  })

  if (UNSEEN.has(code)) return

  test('the engine does in the example what the issue says', () => {
    const example = exampleOf(issue)
    expect(runScenario(compileRelease(able, 'x'), flow, example).failures).toEqual([])
    expect(PROOFS[code]?.(play(able, flow, example), defect)).toBe(true)
  })

  // Words that are tried on a place are not among those that the search would say.
  if (SAID.has(code)) return

  test('no shorter conversation shows it', () => {
    const steps = exampleOf(issue).steps.filter(isGive).length
    for (const { gives, rehearsal } of explore(compileRelease(able, 'x'), flow)) {
      if (gives.length >= steps) break
      expect({ gives, shows: gives.length > 0 && PROOFS[code]?.(rehearsal.turns(), defect) === true }).toEqual({
        gives,
        shows: false,
      })
    }
  })
})

function exampleOf(issue: Issue | undefined): Scenario {
  if (issue?.example === undefined) throw new Error(`No example of ${issue?.message}`)
  return issue.example
}

function play(able: Workspace, flow: string, example: Scenario): readonly RehearsedTurn[] {
  const release = withEmergencies(compileRelease(able, 'x'), example.emergency)
  const rehearsal = createRehearsal(release, flow, example)
  for (const step of example.steps) if (isGive(step)) expect(letHappen(rehearsal, step)).toBeNull()
  return rehearsal.turns()
}

function entered(turns: readonly RehearsedTurn[], node: string | null): number {
  return turns.flatMap(({ trace }) => trace.filter((entry) => entry.type === 'nodeEntered' && entry.node === node))
    .length
}

function failsWith(turns: readonly RehearsedTurn[], code: string): boolean {
  const last = turns.at(-1)
  const isSaid = last?.trace.some((entry) => entry.type === 'failed' && entry.code === code) === true
  return isSaid && last.effects.some((effect) => effect.type === 'enqueue' && effect.failure === code)
}

function leadsNowhere(turns: readonly RehearsedTurn[], { node, exit }: Defect): boolean {
  const failed = turns.at(-1)?.trace.find((entry) => entry.type === 'failed')
  const at = failed?.nodes.at(-1)
  return (
    failsWith(turns, 'deadEnd') &&
    (at === node || at?.startsWith(`${node}/`) === true) &&
    failed?.message.includes(`"${exit}"`) === true
  )
}

function routesToFirstRule(turns: readonly RehearsedTurn[], { node, workspace, flow }: Defect): boolean {
  const router = workspace.flows[flow]?.nodes[node ?? '']
  const first = router?.type === 'keywordRoute' ? router.rules[0]?.id : undefined
  return turns.some(({ trace }) =>
    trace.some((entry) => entry.type === 'keywordMatched' && entry.node === node && entry.match.rule === first),
  )
}
