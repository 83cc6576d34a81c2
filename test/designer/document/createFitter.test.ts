import { expect, test } from 'vitest'
import { createFitter } from '../../../designer/document/createFitter.ts'
import { withEntry } from '../../../designer/document/records.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const flow = flowOf({ 'to-general': { type: 'enqueue', queue: 'general' } })
const workspace = workspaceOf([flow])

test('a workspace whose flows all fit is the same workspace', () => {
  expect(createFitter()(workspace)).toBe(workspace)
})

test('a flow that is just being written stands as it last fitted, and goes on when it fits again', () => {
  const runnable = createFitter()
  runnable(workspace)
  const emptied = { ...workspace, flows: withEntry(workspace.flows, 'main', { ...flow, id: '' }) }
  expect(runnable(emptied).flows.main).toBe(flow)
  expect(runnable({ ...emptied, queues: {} }).flows).toBe(runnable(emptied).flows)
  const renamed = { ...flow, name: 'Another' }
  expect(runnable({ ...workspace, flows: { main: renamed } }).flows.main).toBe(renamed)
})

test('a flow that never fitted is left out, and one that was removed does not come back', () => {
  const runnable = createFitter()
  const broken = { ...flow, id: '' }
  expect(runnable({ ...workspace, flows: { main: flow, broken } }).flows).toEqual({ main: flow })
  expect(runnable({ ...workspace, flows: {} }).flows).toEqual({})
})
