import { expect, test } from 'vitest'
import { applyDelta, diffWorkspaces } from '../../../designer/document/workspaceDelta.ts'
import { EMPTY_WORKSPACE } from '../../../runtime/engine/emptyWorkspace.ts'
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
  const { nodes: _, ...frame } = changed.flows.main
  expect(delta).toEqual({ resources: {}, items: [], edits: [{ id: 'main', frame, nodes: {}, gone: [] }] })
  const applied = applyDelta(full, delta)
  expect(applied).toEqual(changed)
  expect(applied.flows.other).toBe(full.flows.other)
  expect(applied.queues).toBe(full.queues)
})

test('a change of one node says that node alone, and leaves the others the same objects', () => {
  const close = { type: 'close' } as const
  const before = { ...full, flows: { main: { ...main, nodes: { ...main.nodes, bye: close, gone: close } } } }
  const nodes = { ...main.nodes, bye: { ...close, wrapUp: 'done' } }
  const after = { ...full, flows: { main: { ...main, nodes } } } as unknown as typeof before
  const delta = diffWorkspaces(before, after)
  expect(delta.edits.map((edit) => [Object.keys(edit.nodes), edit.gone])).toEqual([[['bye'], ['gone']]])
  const applied = applyDelta(before, structuredClone(delta))
  expect(applied).toEqual(after)
  expect(applied.flows.main?.nodes.queue).toBe(main.nodes.queue)
})
