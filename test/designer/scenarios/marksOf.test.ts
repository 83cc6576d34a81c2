import { expect, test } from 'vitest'
import { marksOf } from '../../../designer/scenarios/marksOf.ts'
import { flowOf } from '../../support/workspaceOf.ts'

test('marks every node and wired exit as covered or missed', () => {
  const flow = flowOf({
    hours: { type: 'officeHours', schedule: 'support', exits: { open: 'to-general', closed: 'away' } },
    away: { type: 'message', content: [{ text: 'Away' }], exits: { next: 'to-general' } },
    'to-general': { type: 'enqueue', queue: 'general' },
  })
  const missing = [
    { node: 'hours', exit: 'closed' },
    { node: 'away', exit: 'next' },
  ]
  const { nodes, exits } = marksOf(flow, {
    nodes: { covered: 2, total: 3, missing: ['away'] },
    exits: { covered: 1, total: 3, missing },
  })
  expect(Object.fromEntries(nodes)).toEqual({ hours: 'covered', away: 'missed', 'to-general': 'covered' })
  expect(Object.fromEntries(exits)).toEqual({
    'hours open': 'covered',
    'hours closed': 'missed',
    'away next': 'missed',
  })
})
