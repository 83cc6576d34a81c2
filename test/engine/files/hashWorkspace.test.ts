import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { formatWorkspace, LOGIC_KINDS } from '../../../runtime/engine/files/formatWorkspace.ts'
import { hashWorkspace } from '../../../runtime/engine/files/hashWorkspace.ts'
import { parseWorkspace } from '../../../runtime/engine/files/parseWorkspace.ts'
import type { Workspace } from '../../../runtime/engine/index.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const flow = flowOf({ 'to-general': { type: 'enqueue', queue: 'general' }, bye: { type: 'close' } })
const workspace = workspaceOf([flow])

test('is the SHA-256 of the canonical logic files, each with its path and length', () => {
  const hash = createHash('sha256')
  for (const [path, text] of Object.entries(formatWorkspace(workspace, LOGIC_KINDS))) {
    hash.update(`${path}\n${Buffer.byteLength(text)}\n${text}`)
  }
  expect(hashWorkspace(workspace)).toBe(hash.digest('hex'))
})

test('is fixed for a fixed workspace: a release keeps its name in the next version of Usher', () => {
  const { workspace: fixed } = parseWorkspace({
    'workspace.json': '{ "name": "Acme", "languages": ["en"] }',
    'queues.json': '{ "queues": { "general": { "name": "Général" } } }',
    'a.flow.json':
      '{ "specVersion": 1, "id": "a", "name": "A", "languages": ["en"], "start": "b", "fallback": { "queue": "general" }, "nodes": { "b": { "queue": "general", "type": "enqueue" } } }',
  })
  expect(fixed === null ? '' : hashWorkspace(fixed)).toBe(
    '8ae9842f07cfe17d33e123083ddba8eb3d833fa6692759dfe386dfb31865de63',
  )
})

test.each<[string, Partial<Workspace>]>([
  ['a layout', { layouts: { main: { specVersion: 1, nodes: { bye: { x: 1, y: 2 } } } } }],
  ['a scenario', { scenarios: { main: { flow: 'main', scenarios: {} } } }],
  ['the place of the schema', { flows: { main: { $schema: '../schemas/flow.schema.json', ...flow } } }],
  [
    'the order of the nodes',
    { flows: { main: { ...flow, nodes: Object.fromEntries(Object.entries(flow.nodes).reverse()) } } },
  ],
])('does not depend on %s', (_what, change) => {
  expect(hashWorkspace({ ...workspace, ...change })).toBe(hashWorkspace(workspace))
})

test.each<[string, Partial<Workspace>]>([
  ['a flow', { flows: { main: { ...flow, name: 'Other' } } }],
  ['a queue', { queues: { ...workspace.queues, general: { name: 'Other' } } }],
  ['a skill', { skills: {} }],
  ['a bot', { bots: {} }],
  ['a channel', { channels: {} }],
  ['a schedule', { schedules: {} }],
  ['the workspace', { workspace: { ...workspace.workspace, threadingWindow: 'PT1H' } }],
])('changes with %s', (_what, change) => {
  expect(hashWorkspace({ ...workspace, ...change })).not.toBe(hashWorkspace(workspace))
})

test('a workspace that was written and read again has the same hash', () => {
  const read = parseWorkspace(formatWorkspace(workspace))
  expect(read.issues).toEqual([])
  expect(read.workspace).toEqual(workspace)
  expect(read.workspace === null ? '' : hashWorkspace(read.workspace)).toBe(hashWorkspace(workspace))
})
