import { describe, expect, test } from 'vitest'
import { compileRelease } from '../../../runtime/engine/index.ts'
import { compareBehaviour } from '../../../runtime/proof/diff/behaviour/compareBehaviour.ts'
import { explore } from '../../../runtime/proof/explore/explore.ts'
import { generateScenarios } from '../../../runtime/proof/explore/generateScenarios.ts'
import { coverageOf } from '../../../runtime/proof/scenario/coverageOf.ts'
import { runScenario } from '../../../runtime/proof/scenario/runScenario.ts'
import type { Life, MenuNode } from '../../../schemas/flow.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const menu: MenuNode = {
  type: 'menu',
  prompt: [{ text: 'Choose' }],
  options: [{ id: 'bills', label: 'Bills' }],
  exits: { bills: 'queue', noMatch: 'queue', timeout: 'away' },
}
const CLOSING: Life = {
  idle: { reminders: [{ after: 'PT10M', text: 'Still there?' }], close: { after: 'PT20M', text: 'Goodbye.' } },
}
const workspace = (all: Life, own?: Life) =>
  workspaceOf(
    [flowOf({ menu, queue: { type: 'enqueue', queue: 'billing' }, away: { type: 'enqueue', queue: 'general' } })],
    {
      workspace: { name: 'T', languages: ['en'], life: all },
      channels: { desk: { kind: 'web', flow: 'main', ...(own === undefined ? {} : { life: own }) } },
    },
  )
/** How conversations end in which nobody says a second word. */
const silentEnds = (all: Life, own?: Life) =>
  [...explore(compileRelease(workspace(all, own), 'r'), 'main')]
    .filter(({ gives }) => gives.length === 2 && gives.some((give) => 'after' in give))
    .map(({ opening, rehearsal }) => {
      const { owner = 'nobody', lastEnqueued } = rehearsal.conversation() ?? {}
      return `${opening.channel ?? 'any'}: ${owner === 'queue' ? lastEnqueued?.queue : owner}`
    })

describe('a search of every conversation', () => {
  test('finds those that silence closes, where it does, and those that it does not', () => {
    expect(new Set(silentEnds({}))).toEqual(new Set(['any: general']))
    expect(new Set(silentEnds(CLOSING))).toEqual(new Set(['any: closed']))
    expect(new Set(silentEnds({}, CLOSING))).toEqual(new Set(['any: general', 'desk: closed']))
  })
  test('writes scenarios that play, reminders with them', () => {
    const release = compileRelease(workspace(CLOSING), 'r')
    const { scenarios } = generateScenarios(release, 'main', [])
    expect(Object.keys(scenarios).length).toBeGreaterThan(0)
    for (const scenario of Object.values(scenarios)) expect(runScenario(release, 'main', scenario).failures).toEqual([])
  })
  test('shows that another closing is another end', () => {
    const { verdict, differences } = compareBehaviour(workspace({}), workspace(CLOSING), 'main')
    expect([verdict, differences.some(({ kind }) => kind === 'ends')]).toEqual(['differs', true])
    expect(compareBehaviour(workspace(CLOSING), workspace(CLOSING), 'main').verdict).toBe('same')
  })
  test('asks no scenario for an exit that nobody can take', () => {
    const exits = (all: Life, own?: Life) =>
      coverageOf(workspace(all, own), 'main', []).exits.missing.map(({ exit }) => exit)
    expect(exits(CLOSING)).toEqual(['bills', 'noMatch'])
    expect(exits({}, CLOSING)).toContain('timeout')
    expect(exits(CLOSING, { idle: {} })).toContain('timeout')
  })
})
