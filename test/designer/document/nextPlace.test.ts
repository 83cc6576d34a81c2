import { expect, test } from 'vitest'
import { placeAlone, placeAtExit } from '../../../designer/document/nextPlace.ts'
import { flowOf } from '../../support/workspaceOf.ts'

const flow = flowOf({
  hours: { type: 'officeHours', schedule: 'support', exits: { open: 'to-general' } },
  'to-general': { type: 'enqueue', queue: 'general' },
})
const drawing = {
  flow,
  layout: { specVersion: 1, nodes: { hours: { x: 10, y: 20 }, 'to-general': { x: 400, y: 90 } } },
} as const

test('a node for a free exit stands to the right of its node, in the row of the exit', () => {
  const { purpose, at } = placeAtExit(drawing, { from: 'hours', exit: 'closed' }, {})
  expect(purpose).toEqual({ kind: 'connect', from: 'hours', exit: 'closed' })
  expect(at.x).toBeGreaterThan(10 + 256)
  expect(at.y).toBeGreaterThan(placeAtExit(drawing, { from: 'hours', exit: 'open' }, {}).at.y)
})

test('a node for an exit that leads somewhere is put between', () => {
  expect(placeAtExit(drawing, { from: 'hours', exit: 'open' }, {}).purpose.kind).toBe('insert')
})

test('a node that belongs to none stands below all others', () => {
  expect(placeAlone(drawing).at.y).toBeGreaterThan(90 + 120)
})
