import { expect, test } from 'vitest'
import { applyDelta, diffWorkspaces, EMPTY_WORKSPACE } from '../../../designer/document/workspaceDelta.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const main = flowOf({ queue: { type: 'enqueue', queue: 'general' } })
const other = { ...main, id: 'other' }
const full = workspaceOf([main, other])

test('a workspace is rebuilt out of its changes, from nothing to full and back', () => {
  expect(applyDelta(EMPTY_WORKSPACE, diffWorkspaces(EMPTY_WORKSPACE, full))).toEqual(full)
  expect(applyDelta(full, diffWorkspaces(full, EMPTY_WORKSPACE))).toEqual(EMPTY_WORKSPACE)
})

test('a change of one flow says that flow alone', () => {
  const changed = { ...full, flows: { ...full.flows, main: { ...main, name: 'Changed' } } }
  const delta = diffWorkspaces(full, changed)
  expect(delta).toEqual({ resources: {}, items: [{ kind: 'flows', id: 'main', value: changed.flows.main }] })
  const applied = applyDelta(full, delta)
  expect(applied).toEqual(changed)
  expect(applied.flows.other).toBe(full.flows.other)
  expect(applied.queues).toBe(full.queues)
})
