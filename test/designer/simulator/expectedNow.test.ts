import { expect, test } from 'vitest'
import { expectedNow } from '../../../designer/simulator/expectedNow.ts'
import { givesUpTo, openScenario } from '../../../designer/simulator/openScenario.ts'
import { playTalk, releaseOf } from '../../../designer/simulator/playTalk.ts'
import { giveNext, stepForward } from '../../../designer/simulator/Talk.ts'
import type { Scenario } from '../../../schemas/scenarios.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const flow = flowOf({
  menu: {
    type: 'menu',
    prompt: [{ text: 'What is it?' }],
    options: [{ id: 'bill', label: 'Bill' }],
    exits: { bill: 'to-general' },
  },
  'to-general': { type: 'enqueue', queue: 'general' },
})
const release = releaseOf(workspaceOf([flow]))
const scenario: Scenario = {
  channel: 'web',
  steps: [
    { customer: 'hello' },
    { sent: { contains: 'What' } },
    { waiting: 'menu' },
    { customer: 'bill' },
    { enqueued: { queue: 'billing' } },
  ],
}
const opened = openScenario('main', 'a bill', scenario)

test('a scenario opens before its first word and is gone through by stepping forward', () => {
  expect(opened).toMatchObject({ gives: [], ahead: [{ customer: 'hello' }, { customer: 'bill' }], scenario: 'a bill' })
  const through = stepForward(stepForward(opened))
  expect(playTalk(release, through).conversation?.lastEnqueued?.queue).toBe('general')
})

test('opens a failing one where it fails', () => {
  const at = openScenario('main', 'a bill', scenario, givesUpTo(scenario.steps, 2))
  expect(at.gives).toEqual([{ customer: 'hello' }])
})

test('tells what is expected of the last word, and whether it held', () => {
  expect(expectedNow(release, scenario, opened)).toEqual({ expectations: [], failure: null })
  const first = expectedNow(release, scenario, stepForward(opened))
  expect(first?.expectations.map(({ step, verdict }) => [Object.keys(step)[0], verdict])).toEqual([
    ['sent', 'held'],
    ['waiting', 'held'],
  ])
  const second = expectedNow(release, scenario, stepForward(stepForward(opened)))
  expect(second).toMatchObject({ expectations: [{ verdict: 'failed' }], failure: { step: 4 } })
})

test('tells nothing of a conversation that goes another way', () => {
  expect(expectedNow(release, scenario, giveNext(opened, { customer: 'something else' }))).toBeNull()
})
