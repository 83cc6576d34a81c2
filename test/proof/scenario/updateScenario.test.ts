import { describe, expect, test } from 'vitest'
import { compileRelease } from '../../../runtime/engine/index.ts'
import { sayValue, words } from '../../../runtime/engine/words.ts'
import { isGive, runScenario } from '../../../runtime/proof/scenario/runScenario.ts'
import { updateScenario } from '../../../runtime/proof/scenario/updateScenario.ts'
import { loadWorkspace } from '../../../runtime/releases/loadWorkspace.ts'
import type { Scenario, Step } from '../../../schemas/scenarios.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const release = compileRelease(
  workspaceOf([
    flowOf({
      hi: { type: 'greeting', content: [{ text: 'Hello' }, { text: 'Welcome to the desk' }], exits: { next: 'menu' } },
      menu: {
        type: 'menu',
        prompt: [{ text: 'Which?' }],
        options: [{ id: 'sales', label: 'Sales' }],
        exits: { sales: 'won', noMatch: 'end', timeout: 'end' },
      },
      won: { type: 'outcome', outcome: 'lead', exits: { next: 'end' } },
      end: { type: 'enqueue', queue: 'general', priority: 2 },
    }),
  ]),
  'r',
)
const MENU = 'Which?\n1. Sales'
const updatedSteps = (steps: readonly Step[], more: Partial<Scenario> = {}) => {
  const updated = updateScenario(release, 'main', { ...more, steps })
  return updated.ok ? updated.scenario.steps : updated
}

describe('updating a scenario', () => {
  test.each<[string, readonly Step[], readonly Step[]]>([
    [
      'writes what was sent, and keeps expectations that hold as they were written',
      [{ customer: 'hi' }, { sent: { contains: 'Hel' } }, { sent: 'Welcome' }, { sent: { matches: '^Which' } }],
      [
        { customer: 'hi' },
        { sent: { contains: 'Hel' } },
        { sent: 'Welcome to the desk' },
        { sent: { matches: '^Which' } },
      ],
    ],
    [
      'adds what nobody expected and drops what did not come',
      [
        { customer: 'sales' },
        { sent: 'Hello' },
        { closed: true },
        { path: ['hi'] },
        { outcome: 'lost' },
        { waiting: 'menu' },
      ],
      [
        { customer: 'sales' },
        { sent: 'Hello' },
        { sent: 'Welcome to the desk' },
        { enqueued: { queue: 'general', priority: 2 } },
        { path: ['hi', 'menu', 'won', 'end'] },
        { outcome: 'lead' },
      ],
    ],
    [
      'says that nothing happened',
      [
        { customer: 'sales' },
        { sent: 'Hello' },
        { sent: 'Welcome to the desk' },
        { enqueued: { queue: 'general' } },
        { after: 'PT1H' },
        { sent: 'Bye' },
      ],
      [
        { customer: 'sales' },
        { sent: 'Hello' },
        { sent: 'Welcome to the desk' },
        { enqueued: { queue: 'general' } },
        { after: 'PT1H' },
        { nothing: true },
      ],
    ],
    [
      'says no longer that nothing happened',
      [{ customer: 'hi' }, { nothing: true }],
      [{ customer: 'hi' }, { sent: 'Hello' }, { sent: 'Welcome to the desk' }, { sent: MENU }],
    ],
    [
      'follows states, and leaves the order of what holds',
      [
        { customer: 'hi' },
        { waiting: 'menu' },
        { sent: 'Hello' },
        { sent: 'Welcome to the desk' },
        { sent: MENU },
        { after: 'PT1H' },
        { waiting: 'menu' },
        { variables: { name: 'x' } },
      ],
      [
        { customer: 'hi' },
        { waiting: 'menu' },
        { sent: 'Hello' },
        { sent: 'Welcome to the desk' },
        { sent: MENU },
        { after: 'PT1H' },
        { enqueued: { queue: 'general', priority: 2 } },
        { variables: { name: null } },
      ],
    ],
  ])('%s', (_what, before, after) => {
    expect(updatedSteps(before)).toEqual(after)
  })

  test('of a loose one replaces what it expects and adds nothing', () => {
    expect(
      updatedSteps([{ customer: 'sales' }, { sent: 'Hi' }, { enqueued: { queue: 'billing' } }], { loose: true }),
    ).toEqual([{ customer: 'sales' }, { sent: 'Hello' }, { enqueued: { queue: 'general', priority: 2 } }])
  })

  test('that passes gives it back', () => {
    const scenario: Scenario = { loose: true, steps: [{ customer: 'hi' }, { waiting: 'menu' }] }
    expect(updateScenario(release, 'main', scenario)).toEqual({ ok: true, scenario })
  })

  test('refuses one whose bot is not there any more, and names the step', () => {
    expect(updatedSteps([{ customer: 'hi' }, { bot: 'fails' }])).toMatchObject({
      ok: false,
      step: 1,
      expected: words`a bot that has the conversation`,
    })
  })

  test('mends every sample whose expectations were lost, and leaves what it gives', async () => {
    const { workspace } = await loadWorkspace('flows')
    if (workspace === null) throw new Error('the samples cannot be read')
    const samples = compileRelease(workspace, 'r')
    for (const { flow, scenarios } of Object.values(workspace.scenarios)) {
      for (const scenario of Object.values(scenarios)) {
        const bare = { ...scenario, loose: false, steps: scenario.steps.filter(isGive) }
        const updated = updateScenario(samples, flow, bare)
        if (!updated.ok) throw new Error(`${flow}: ${sayValue(updated.expected)}`)
        expect(runScenario(samples, flow, updated.scenario).failures).toEqual([])
        expect(updated.scenario.steps.filter(isGive)).toEqual(bare.steps)
      }
    }
  })
})
