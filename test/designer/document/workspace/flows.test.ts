import { describe, expect, test } from 'vitest'
import { addFlow } from '../../../../designer/document/workspace/addFlow.ts'
import { removeFlow } from '../../../../designer/document/workspace/removeFlow.ts'
import { renameFlow } from '../../../../designer/document/workspace/renameFlow.ts'
import { formatWorkspace } from '../../../../runtime/engine/files/formatWorkspace.ts'
import { parseWorkspace } from '../../../../runtime/engine/files/parseWorkspace.ts'
import { flowOf, workspaceOf } from '../../../support/workspaceOf.ts'
import { done } from '../drawings.ts'

const main = flowOf({
  call: { type: 'subflow', flow: 'helper', exits: { done: 'queue' } },
  queue: { type: 'enqueue', queue: 'general' },
})
const helper = { ...flowOf({ end: { type: 'outcome', outcome: 'done' } }), id: 'helper' }
const workspace = workspaceOf([main, helper], {
  channels: { web: { kind: 'web', flow: 'main' }, sms: { kind: 'web', flow: 'helper' } },
  layouts: { helper: { specVersion: 1, nodes: { end: { x: 1, y: 2 } } } },
  scenarios: { helper: { flow: 'helper', scenarios: {} } },
})

describe('renaming a flow', () => {
  const renamed = done(renameFlow(workspace, { from: 'helper', to: 'guide' }))

  test('changes its file, its layout, its scenarios, the channels and the nodes that name it', () => {
    expect(renamed.flows.guide).toEqual({ ...helper, id: 'guide' })
    expect(renamed.flows.main?.nodes.call).toMatchObject({ flow: 'guide' })
    expect(renamed.channels).toEqual({ web: { kind: 'web', flow: 'main' }, sms: { kind: 'web', flow: 'guide' } })
    expect(JSON.stringify(renamed)).not.toContain('helper')
    expect(parseWorkspace(formatWorkspace(renamed)).issues).toEqual([])
  })
  test('and back gives the same workspace', () => {
    expect(done(renameFlow(renamed, { from: 'guide', to: 'helper' }))).toEqual(workspace)
  })
  test('is refused under an id that is taken or cannot be one', () => {
    expect(renameFlow(workspace, { from: 'helper', to: 'main' })).toMatchObject({ refusal: { code: 'idTaken' } })
    expect(renameFlow(workspace, { from: 'helper', to: 'No' })).toMatchObject({ refusal: { code: 'notAnId' } })
    expect(renameFlow(workspace, { from: 'none', to: 'some' })).toMatchObject({ refusal: { code: 'noSuchFlow' } })
  })
})

test('a flow that is added and removed again leaves nothing behind', () => {
  const added = done(addFlow(workspace, { flow: { ...main, id: 'copy' }, layout: { specVersion: 1, nodes: {} } }))
  expect(Object.keys(added.flows)).toContain('copy')
  expect(done(removeFlow(added, { id: 'copy' }))).toEqual(workspace)
  expect(addFlow(workspace, { flow: main })).toMatchObject({ refusal: { code: 'idTaken' } })
})
