import { expect, test } from 'vitest'
import { resourceOfIssue } from '../../../designer/problems/resourceOfIssue.ts'

test.each([
  ['queues.json', '/queues/billing/relax/0', { kind: 'queue', id: 'billing' }],
  ['queues.json', '', { kind: 'queue', id: null }],
  ['channels.json', '/channels/web', { kind: 'channel', id: 'web' }],
  ['schedules/support.schedule.json', '/weekly/mon/0', { kind: 'schedule', id: 'support' }],
  ['workspace.json', '/languages', { kind: 'settings', id: null }],
  ['main.flow.json', '/start', { kind: 'flow', id: 'main' }],
  ['main.layout.json', '/nodes', null],
  ['notes.txt', '', null],
])('an issue in %s at "%s" leads to its resource', (file, path, resource) => {
  expect(resourceOfIssue({ code: 'x', severity: 'error', file, path, message: '' })).toEqual(resource)
})

test('an issue about a node is about no resource', () => {
  const issue = { code: 'x', severity: 'error', file: 'main.flow.json', nodeId: 'a', path: '', message: '' } as const
  expect(resourceOfIssue(issue)).toBeNull()
})
