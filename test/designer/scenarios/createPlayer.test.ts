import { expect, test } from 'vitest'
import { diffWorkspaces } from '../../../designer/document/workspaceDelta.ts'
import { createPlayer } from '../../../designer/scenarios/createPlayer.ts'
import { EMPTY_WORKSPACE } from '../../../runtime/engine/emptyWorkspace.ts'
import { words } from '../../../runtime/engine/words.ts'
import type { Workspace } from '../../../runtime/engine/workspace.ts'
import type { Scenario } from '../../../schemas/scenarios.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const flow = flowOf({ 'to-general': { type: 'enqueue', queue: 'general' } })
const right: Scenario = { steps: [{ customer: 'hello' }, { enqueued: { queue: 'general' } }] }
const wrong: Scenario = { steps: [{ customer: 'hello' }, { enqueued: { queue: 'billing' } }] }
const workspace: Workspace = {
  ...workspaceOf([flow]),
  scenarios: { main: { flow: 'main', scenarios: { right, wrong } } },
}

test('tells how every scenario goes', () => {
  const runs = createPlayer()(diffWorkspaces(EMPTY_WORKSPACE, workspace))
  expect(runs.map(({ flow, name, passed }) => [flow, name, passed])).toEqual([
    ['main', 'right', true],
    ['main', 'wrong', false],
  ])
  expect(runs[1]?.failures[0]).toMatchObject({ step: 1, expected: words`enqueued ${'billing'}` })
})

test('plays all again when a flow changes, and only what is new when a scenario does', () => {
  const play = createPlayer()
  const first = play(diffWorkspaces(EMPTY_WORKSPACE, workspace))
  const moved = { ...workspace, layouts: { main: { specVersion: 1, nodes: {} } as const } }
  expect(play(diffWorkspaces(workspace, moved))[0]?.conversation).toBe(first[0]?.conversation)

  const mended = { ...moved, scenarios: { main: { flow: 'main', scenarios: { right, wrong: { ...right } } } } }
  const second = play(diffWorkspaces(moved, mended))
  expect(second.map(({ passed }) => passed)).toEqual([true, true])
  expect(second[0]?.conversation).toBe(first[0]?.conversation)

  const rerouted = { ...flow, nodes: { 'to-general': { type: 'enqueue', queue: 'billing' } as const } }
  const third = play(diffWorkspaces(mended, { ...mended, flows: { main: rerouted } }))
  expect(third.map(({ passed }) => passed)).toEqual([false, false])
})
