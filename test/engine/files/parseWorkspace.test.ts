import { describe, expect, test } from 'vitest'
import { formatWorkspace } from '../../../runtime/engine/files/formatWorkspace.ts'
import { type Files, parseWorkspace } from '../../../runtime/engine/files/parseWorkspace.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const flow = flowOf({ 'to-general': { type: 'enqueue', queue: 'general' } }, { id: 'front-desk' })
const files = formatWorkspace(
  workspaceOf([flow], {
    layouts: { 'front-desk': { specVersion: 1, nodes: {} } },
    scenarios: { 'front-desk': { flow: 'front-desk', scenarios: {} } },
  }),
)

/** `severity code file path` of each problem of the files, some of them changed. */
const problems = (changed: Files) =>
  parseWorkspace({ ...files, ...changed }).issues.map(({ severity, code, file, path }) =>
    `${severity} ${code} ${file} ${path}`.trim(),
  )

test('finds each file by its name', () => {
  const { workspace, issues } = parseWorkspace(files)
  expect(issues).toEqual([])
  expect(workspace).toMatchObject({
    workspace: { name: 'Test' },
    flows: { 'front-desk': { id: 'front-desk' } },
    queues: { general: { name: 'General' } },
    schedules: { always: { timeZone: 'UTC' } },
    layouts: { 'front-desk': { nodes: {} } },
    scenarios: { 'front-desk': { scenarios: {} } },
  })
})

test('only workspace.json must be there', () => {
  expect(parseWorkspace({ 'workspace.json': files['workspace.json'] ?? '' })).toEqual({
    workspace: {
      workspace: { name: 'Test', languages: ['en', 'it', 'zh'] },
      flows: {},
      queues: {},
      skills: {},
      bots: {},
      channels: {},
      schedules: {},
      layouts: {},
      scenarios: {},
    },
    issues: [],
  })
  expect(parseWorkspace({})).toEqual({
    workspace: null,
    issues: [
      {
        code: 'missingFile',
        severity: 'error',
        file: 'workspace.json',
        path: '',
        message: 'There is no workspace.json, so this folder is no workspace.',
        fix: 'Create it with { "name": "…", "languages": ["en"] }.',
      },
    ],
  })
})

test('tells the problems of all files at once', () => {
  const broken = {
    'queues.json': '{',
    'bots.json': '{ "bots": { "a": {} } }',
    'front-desk.flow.json': '[]',
    'other.flow.json': '{ "id": 1, "id": 2 }',
  }
  expect(problems(broken)).toEqual([
    'error missingProperty bots.json /bots/a',
    'error wrongType front-desk.flow.json',
    'error repeatedName other.flow.json /id',
    'error invalidJson queues.json',
  ])
  expect(parseWorkspace({ ...files, ...broken }).workspace).toBeNull()
})

describe('names', () => {
  test('an id must be that of the file name', () => {
    const text = files['front-desk.flow.json'] ?? ''
    const { issues } = parseWorkspace({ ...files, 'copy.flow.json': text })
    expect(issues).toEqual([
      {
        code: 'differentId',
        severity: 'error',
        file: 'copy.flow.json',
        path: '/id',
        message: '"id" is "front-desk", but the file is named copy.flow.json.',
        fix: 'Write "copy" here, or rename the file to front-desk.flow.json.',
      },
    ])
    expect(problems({ 'schedules/other.schedule.json': files['schedules/always.schedule.json'] ?? '' })).toEqual([
      'error differentId schedules/other.schedule.json /id',
    ])
    expect(problems({ 'front-desk.scenarios.json': '{ "flow": "other", "scenarios": {} }' })).toEqual([
      'error differentId front-desk.scenarios.json /flow',
    ])
  })

  test('a file name that cannot be an id is refused', () => {
    expect(
      problems({ 'Front Desk.flow.json': '{}', '__proto__.layout.json': '{ "specVersion": 1, "nodes": {} }' }),
    ).toEqual([
      'error wrongFileName Front Desk.flow.json',
      'error wrongFileName __proto__.layout.json',
      'warning fileWithoutFlow __proto__.layout.json',
    ])
  })

  test('a file that was most likely meant is told, and others are left alone', () => {
    const { issues, workspace } = parseWorkspace({
      ...files,
      'queue.json': '{}',
      'menu.flows.json': '{}',
      'support.schedule.json': '{}',
      'package.json': '{}',
      'README.md': '',
      'notes/queue.json': '{}',
    })
    expect(issues.map(({ code, severity, file, fix }) => `${severity} ${code} ${file} ${fix}`)).toEqual([
      'warning unknownFile menu.flows.json Did you mean menu.flow.json?',
      'warning unknownFile queue.json Did you mean queues.json?',
      'warning unknownFile support.schedule.json Did you mean schedules/support.schedule.json?',
    ])
    expect(workspace).not.toBeNull()
  })

  test('a layout or scenarios without their flow are told', () => {
    expect(problems({ 'gone.layout.json': '{ "specVersion": 1, "nodes": {} }' })).toEqual([
      'warning fileWithoutFlow gone.layout.json',
    ])
  })
})
