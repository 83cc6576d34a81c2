import { expect, test } from 'vitest'
import { findScenarios } from '../../../runtime/cli/playScenarios.ts'
import { createIsAffected } from '../../../runtime/cli/test/isAffected.ts'
import { compileRelease, type Workspace } from '../../../runtime/engine/index.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const scenariosOf = (flow: string, customer = 'hi') => ({ flow, scenarios: { greets: { steps: [{ customer }] } } })
const scenarios = { caller: scenariosOf('caller'), called: scenariosOf('called'), other: scenariosOf('other') }

function workspaceWith(calledName: string, more: Partial<Workspace> = {}): Workspace {
  return workspaceOf(
    [
      flowOf(
        { call: { type: 'subflow', flow: 'called', exits: { done: 'end' } }, end: { type: 'close' } },
        { id: 'caller' },
      ),
      flowOf({ done: { type: 'outcome', outcome: 'done' } }, { id: 'called', name: calledName }),
      flowOf({ end: { type: 'close' } }, { id: 'other' }),
    ],
    { scenarios, ...more },
  )
}

test.each<[string, Workspace, readonly string[]]>([
  ['nothing', workspaceWith('Called'), []],
  ['a flow', workspaceWith('Renamed'), ['caller', 'called']],
  ['a queue', workspaceWith('Called', { queues: {} }), ['caller', 'called', 'other']],
  [
    'a scenario',
    workspaceWith('Called', { scenarios: { ...scenarios, other: scenariosOf('other', 'bye') } }),
    ['other'],
  ],
])('a change of %s affects the scenarios of the flows it can reach', (_what, after, flows) => {
  const isAffected = createIsAffected(workspaceWith('Called'), after)
  const found = findScenarios({ release: compileRelease(after, 'r') }, [])
  expect(found.filter(isAffected).map(({ flow }) => flow)).toEqual(flows)
})
