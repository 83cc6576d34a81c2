import { expect, test } from 'vitest'
import { addNode } from '../../../designer/document/commands/addNode.ts'
import { moveNodes } from '../../../designer/document/commands/moveNodes.ts'
import { setFlow } from '../../../designer/document/commands/setFlow.ts'
import { EMPTY_LAYOUT } from '../../../designer/document/Drawing.ts'
import { onShown, withPlaces } from '../../../designer/document/withPlaces.ts'
import { flowOf } from '../../support/workspaceOf.ts'

const flow = flowOf({
  welcome: { type: 'message', content: [{ text: 'Hello' }], exits: { next: 'to-general' } },
  'to-general': { type: 'enqueue', queue: 'general' },
})
const bare = { flow, layout: EMPTY_LAYOUT }
const places = { welcome: { x: 0, y: 0 }, 'to-general': { x: 340, y: 5 }, gone: { x: 9, y: 9 } }

test('shows a flow without a layout at the places that were found, and any other as it is', () => {
  expect(Object.keys(withPlaces(bare, places).layout.nodes)).toEqual(['welcome', 'to-general'])
  const laidOut = { flow, layout: { ...EMPTY_LAYOUT, nodes: { welcome: { x: 1, y: 1 } } } }
  expect(withPlaces(laidOut, places)).toBe(laidOut)
})

test('the first box that is moved keeps the places of the others', () => {
  const moved = onShown(moveNodes, places)(bare, { places: { welcome: { x: 50, y: 60 } } })
  expect(moved.ok && moved.value.layout.nodes).toEqual({ welcome: { x: 50, y: 60 }, 'to-general': { x: 340, y: 5 } })
})

test('so it does before tidy places are found', () => {
  const moved = onShown(moveNodes, undefined)(bare, { places: { welcome: { x: 50, y: 60 } } })
  expect(moved.ok && Object.keys(moved.value.layout.nodes)).toEqual(['welcome', 'to-general'])
})

test('a new node does so too', () => {
  const added = onShown(addNode, places)(bare, { id: 'bye', node: { type: 'close' }, at: { x: 700, y: 0 } })
  expect(added.ok && Object.keys(added.value.layout.nodes)).toEqual(['welcome', 'to-general', 'bye'])
})

test('an edit that moves no box writes no layout', () => {
  const renamed = onShown(setFlow, places)(bare, { name: 'Reception' })
  expect(renamed.ok && renamed.value.flow.name).toBe('Reception')
  expect(renamed.ok && renamed.value.layout).toBe(bare.layout)
})
