import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatWorkspace } from '../../../runtime/engine/files/formatWorkspace.ts'
import { compile, type Workspace } from '../../../runtime/engine/index.ts'
import { checkWorkspace } from '../../../runtime/proof/check/checkWorkspace.ts'
import { example, exampleFlow, says, toGeneral } from '../../../runtime/proof/check/example.ts'
import { RULES } from '../../../runtime/proof/check/rules.ts'
import type { Flow } from '../../../schemas/flow.ts'
import type {
  BotsFile,
  ChannelsFile,
  QueuesFile,
  Schedule,
  SkillsFile,
  WorkspaceFile,
} from '../../../schemas/resources.ts'
import { arbitraryOf } from '../../support/arbitraryOf.ts'
import { valueAt } from '../../support/valueAt.ts'

const byId = <T extends { readonly id: string }>(items: readonly T[]): { readonly [id: string]: T } =>
  Object.fromEntries(items.map((item) => [item.id, item]))

/** Workspaces whose files fit their schemas, whatever else they say. */
const workspaces = fc
  .tuple(
    fc.array(arbitraryOf('flow') as fc.Arbitrary<Flow>, { minLength: 1, maxLength: 3 }),
    arbitraryOf('workspace') as fc.Arbitrary<WorkspaceFile>,
    arbitraryOf('queues') as fc.Arbitrary<QueuesFile>,
    arbitraryOf('skills') as fc.Arbitrary<SkillsFile>,
    arbitraryOf('bots') as fc.Arbitrary<BotsFile>,
    arbitraryOf('channels') as fc.Arbitrary<ChannelsFile>,
    fc.array(arbitraryOf('schedule') as fc.Arbitrary<Schedule>, { maxLength: 2 }),
  )
  .map(
    ([flows, workspace, queues, skills, bots, channels, schedules]): Workspace => ({
      workspace,
      flows: byId(flows),
      queues: queues.queues,
      skills: skills.skills,
      bots: bots.bots,
      channels: channels.channels,
      schedules: byId(schedules),
      layouts: {},
      scenarios: {},
    }),
  )

// Ten thousand keywords take the time of a hundred other runs.
const EXAMPLES = RULES.filter(({ code }) => code !== 'tooManyKeywords').map(({ bad }) => bad)

/** The parts of every rule's bad example beside each other, so that references lead somewhere. */
const troubles = fc.subarray(EXAMPLES, { minLength: 1, maxLength: 6 }).map((bad): Workspace => {
  const merged = <K extends keyof Workspace>(key: K) =>
    Object.assign({}, ...bad.map((workspace) => workspace[key])) as Workspace[K] // members of one kind each
  const flows = bad.flatMap((workspace, index) =>
    Object.values(workspace.flows).map((flow) => ({ ...flow, id: index === 0 ? flow.id : `${flow.id}-${index}` })),
  )
  return {
    workspace: merged('workspace'),
    flows: byId(flows),
    queues: merged('queues'),
    skills: merged('skills'),
    bots: merged('bots'),
    channels: merged('channels'),
    schedules: merged('schedules'),
    layouts: {},
    scenarios: {},
  }
})

test('whatever fits the schemas is checked to the end, and every issue is at a place that exists', () => {
  fc.assert(
    fc.property(fc.oneof(workspaces, troubles), (workspace) => {
      const issues = checkWorkspace(workspace)
      const files = formatWorkspace(workspace)
      const parsed = new Map(Object.entries(files).map(([path, text]) => [path, JSON.parse(text) as unknown]))
      for (const issue of issues) {
        expect({ issue, at: valueAt(parsed.get(issue.file), issue.path) }).not.toMatchObject({ at: undefined })
        if (issue.nodeId !== undefined) {
          expect(valueAt(parsed.get(issue.file), `/nodes/${issue.nodeId}`)).toBeDefined()
        }
      }
      expect(checkWorkspace(structuredClone(workspace))).toEqual(issues)
    }),
    { numRuns: 150 },
  )
})

test('a flow without errors compiles', () => {
  fc.assert(
    fc.property(fc.oneof(workspaces, troubles), (workspace) => {
      if (checkWorkspace(workspace).some(({ severity }) => severity === 'error')) return
      for (const id of Object.keys(workspace.flows)) expect(compile(workspace, id)).toMatchObject({ ok: true })
    }),
    { numRuns: 150 },
  )
})

test('issues come in the order of files, then of places', () => {
  const workspace = example(
    { b: says('b', 'nowhere'), a: says('a', 'nowhere') },
    {},
    { channels: { web: { kind: 'web', flow: 'other' } } },
  )
  expect(checkWorkspace(workspace).map(({ file, path, code }) => `${file} ${path} ${code}`)).toEqual([
    'channels.json /channels/web/flow channelWithoutFlow',
    'main.flow.json /id unusedFlow',
    'main.flow.json /nodes/a unreachableNode',
    'main.flow.json /nodes/a/exits/next unknownTarget',
    'main.flow.json /nodes/b/exits/next unknownTarget',
  ])
})

test('a flow in good order has no issues', () => {
  const workspace = example(
    {},
    {},
    { flows: { main: exampleFlow('main', { hello: says('Hello', 'to-general'), 'to-general': toGeneral }) } },
  )
  expect(checkWorkspace(workspace)).toEqual([])
})
