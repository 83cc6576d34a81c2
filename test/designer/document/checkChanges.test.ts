import { expect, test } from 'vitest'
import { createCheck } from '../../../designer/document/checkChanges.ts'
import { diffWorkspaces } from '../../../designer/document/workspaceDelta.ts'
import { EMPTY_WORKSPACE } from '../../../runtime/engine/emptyWorkspace.ts'
import type { Workspace } from '../../../runtime/engine/index.ts'
import type { Flow } from '../../../schemas/flow.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const main = flowOf({
  hello: { type: 'message', content: [{ text: 'Hello' }], exits: { next: 'queue' } },
  queue: { type: 'enqueue', queue: 'general' },
})
const withMain = (flow: Flow): Workspace => ({ ...full, flows: { ...full.flows, main: flow } })
const full = workspaceOf([main])

/** Plays states of a workspace one after the other; the codes and nodes found at each. */
function play(...states: readonly Workspace[]): readonly (readonly string[])[] {
  const check = createCheck()
  return states.map((state, index) =>
    check(diffWorkspaces(states[index - 1] ?? EMPTY_WORKSPACE, state))
      .filter(({ severity }) => severity === 'error')
      .map(({ code, nodeId = '' }) => `${code} ${nodeId}`),
  )
}

test('an exit that was unwired is found, and is gone when it is wired again', () => {
  const unwired = withMain({
    ...main,
    nodes: { ...main.nodes, hello: { type: 'message', content: [{ text: 'Hello' }], exits: {} } },
  })
  expect(play(full, unwired, full)).toEqual([[], ['unwiredExit hello'], []])
})

test('what does not fit the schema is told with its node, whatever the rules would make of it', () => {
  const silent = withMain({
    ...main,
    nodes: { ...main.nodes, hello: { type: 'message', content: [], exits: { next: 'queue' } } },
  })
  const [before, during, after] = play(full, silent, full)
  expect(before).toEqual([])
  expect(during).toHaveLength(1)
  expect(during?.[0]).toMatch(/ hello$/)
  expect(after).toEqual([])
})

test.each<readonly [string, Partial<Workspace>]>([
  ['queues.json', { queues: { general: { name: '' } } }],
  ['bots.json', { bots: { faq: { kind: 'webhook', url: '', secret: 's' } } }],
  ['workspace.json', { workspace: { name: '', languages: ['en'] } }],
  ['schedules/always.schedule.json', { schedules: { always: { id: 'always', timeZone: '', weekly: {} } } }],
])('what does not fit in %s is told as it is written, and nothing else by it', (file, part) => {
  const check = createCheck()
  const errors = (before: Workspace, after: Workspace) =>
    check(diffWorkspaces(before, after)).filter(({ severity }) => severity === 'error')
  const broken = { ...full, ...part }
  expect(errors(EMPTY_WORKSPACE, full)).toEqual([])
  expect(errors(full, broken).map((issue) => issue.file)).toEqual([file])
  expect(errors(broken, full)).toEqual([])
})

test('a flow that was emptied or removed breaks nothing', () => {
  expect(play(full, withMain({ ...main, nodes: {} }))[1]).toHaveLength(1)
  expect(play(full, { ...full, flows: {}, channels: {} })[1]).toEqual([])
})

test('a keystroke is answered before all rules have run, with what the node says of itself', () => {
  const check = createCheck()
  check(diffWorkspaces(EMPTY_WORKSPACE, full))
  const unwired = withMain({
    ...main,
    nodes: { ...main.nodes, hello: { type: 'message', content: [{ text: 'Hello {{' }], exits: {} } },
  })
  const told: (readonly string[])[] = []
  const codes = (issues: ReturnType<typeof check>) =>
    issues.filter(({ nodeId }) => nodeId === 'hello').map(({ code }) => code)
  const all = check(diffWorkspaces(full, unwired), (issues) => told.push(codes(issues)))
  expect(told).toEqual([['badTemplate', 'unwiredExit']])
  expect(codes(all)).toEqual(told[0])
  check(diffWorkspaces(unwired, full), (issues) => told.push(codes(issues)))
  expect(told[1]).toEqual([])
})

test('what is more than a keystroke is answered once', () => {
  const check = createCheck()
  check(diffWorkspaces(EMPTY_WORKSPACE, full), () => expect.unreachable())
  check(diffWorkspaces(full, { ...full, queues: {} }), () => expect.unreachable())
})
