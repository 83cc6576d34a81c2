import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatFile } from '../../../runtime/engine/files/formatFile.ts'
import { parseFile } from '../../../runtime/engine/files/parseFile.ts'
import { compileRelease, type Workspace } from '../../../runtime/engine/index.ts'
import { generateScenarios } from '../../../runtime/proof/explore/generateScenarios.ts'
import { runScenario } from '../../../runtime/proof/scenario/runScenario.ts'
import { loadWorkspace } from '../../../runtime/releases/loadWorkspace.ts'
import { arbitraryFlows } from '../../support/arbitraryFlow.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const play = (workspace: Workspace, flow: string) => {
  const release = compileRelease(workspace, 'r')
  const scenarios = Object.values(workspace.scenarios[flow]?.scenarios ?? {})
  return scenarios.map((scenario) => ({ flow, ...runScenario(release, flow, scenario) }))
}

describe('generated scenarios', async () => {
  const { workspace } = await loadWorkspace('flows')
  if (workspace === null) throw new Error('the samples cannot be read')
  const ids = Object.keys(workspace.flows)

  test.each(ids)('of the sample %s are none: its own take every exit', (id) => {
    const played = ids.flatMap((flow) => play(workspace, flow))
    expect(generateScenarios(compileRelease(workspace, 'r'), id, played)).toEqual({
      scenarios: {},
      unreached: [],
      isComplete: true,
    })
  })

  test.each(ids)('of %s without its own take every exit, pass, and are a file that parses', (id) => {
    const empty = { ...workspace, scenarios: {} }
    const release = compileRelease(empty, 'r')
    const { scenarios, unreached } = generateScenarios(release, id, [])
    expect(unreached).toEqual([])
    const failures = Object.values(scenarios).flatMap((scenario) => runScenario(release, id, scenario).failures)
    expect(failures).toEqual([])
    const file = { flow: id, scenarios }
    const withThem = { ...empty, scenarios: { [id]: file } }
    expect(generateScenarios(compileRelease(withThem, 'r'), id, play(withThem, id)).scenarios).toEqual({})
    const text = formatFile('scenarios', file)
    expect(parseFile('scenarios', text, `${id}.scenarios.json`)).toMatchObject({ ok: true, value: file })
  })

  test('are named for what they show', () => {
    const { scenarios } = generateScenarios(compileRelease({ ...workspace, scenarios: {} }, 'r'), 'front-desk', [])
    expect(Object.keys(scenarios)).toEqual(
      expect.arrayContaining([
        'no answer to the menu ends in the general queue',
        'a message on a holiday comes to the menu',
        '"refund" (billing) ends in the billing queue',
      ]),
    )
  })

  test('name exits that nothing leads to', () => {
    const lonely = workspaceOf([
      flowOf({
        start: { type: 'message', content: [{ text: 'Hi' }], exits: { next: 'end' } },
        lost: { type: 'message', content: [{ text: 'Hi' }], exits: { next: 'end' } },
        end: { type: 'close' },
      }),
    ])
    const { unreached, isComplete } = generateScenarios(compileRelease(lonely, 'r'), 'main', [])
    expect({ unreached, isComplete }).toEqual({ unreached: [{ node: 'lost', exit: 'next' }], isComplete: true })
  })

  test('of any flow pass', () => {
    fc.assert(
      fc.property(arbitraryFlows(8), ([flow, called]) => {
        const release = compileRelease(workspaceOf([flow, called]), 'r')
        const { scenarios } = generateScenarios(release, flow.id, [], 20)
        for (const scenario of Object.values(scenarios)) {
          expect(runScenario(release, flow.id, scenario).failures).toEqual([])
        }
      }),
      { numRuns: 25 },
    )
  })
})
