import { describe, expect, test } from 'vitest'
import type { Workspace } from '../../../runtime/engine/index.ts'
import { checkWorkspace } from '../../../runtime/proof/check/checkWorkspace.ts'
import { example, exampleFlow, says, toGeneral } from '../../../runtime/proof/check/example.ts'
import type { Node } from '../../../schemas/flow.ts'

const found = (workspace: Workspace, code: string) =>
  checkWorkspace(workspace)
    .filter((issue) => issue.code === code)
    .map(
      ({ file, path, fix }) =>
        `${file} ${path}${/^Did you mean "[^"]*"\?/.exec(fix ?? '')?.[0].replace('Did you mean', ' →') ?? ''}`,
    )

const skills = { billing: { name: 'Billing' } }

describe('names of what does not exist', () => {
  test.each<[string, Workspace, string, readonly string[]]>([
    [
      'a queue of a node',
      example({ a: { type: 'enqueue', queue: 'genera' } }),
      'unknownQueue',
      ['main.flow.json /nodes/a/queue → "general"?'],
    ],
    [
      'the queue of the fallback',
      example({ a: toGeneral }, { fallback: { queue: 'nowhere' } }),
      'unknownQueue',
      ['main.flow.json /fallback/queue'],
    ],
    [
      'a skill of a node, a rule, the fallback and a queue',
      example(
        {
          a: {
            type: 'keywordRoute',
            rules: [{ id: 'x', skill: 'biling', keywords: ['x'] }],
            exits: { x: 'b', noMatch: 'b' },
          },
          b: { type: 'enqueue', queue: 'general', skills: [{ skill: 'billing' }, { skill: 'bill' }] },
        },
        { fallback: { queue: 'general', skills: [{ skill: 'cooking' }] } },
        {
          skills,
          queues: { general: { name: 'General', relax: [{ after: 'PT1M', dropSkills: ['billing', 'billng'] }] } },
        },
      ),
      'unknownSkill',
      [
        'main.flow.json /fallback/skills/0/skill',
        'main.flow.json /nodes/a/rules/0/skill → "billing"?',
        'main.flow.json /nodes/b/skills/1/skill',
        'queues.json /queues/general/relax/0/dropSkills/1 → "billing"?',
      ],
    ],
    [
      'start and returning',
      example({ a: toGeneral }, { start: 'b', returning: 'elsewhere' }),
      'unknownTarget',
      ['main.flow.json /returning', 'main.flow.json /start → "a"?'],
    ],
    [
      'names that every object has',
      example({ a: says('a', 'valueof') }, { start: 'constructor' }),
      'unknownTarget',
      ['main.flow.json /nodes/a/exits/next', 'main.flow.json /start'],
    ],
  ])('%s', (_, workspace, code, places) => {
    expect(found(workspace, code)).toEqual(places)
  })

  test('one misspelt name is one error, however often the right one is there', () => {
    const workspace = example({ a: says('a', 'c'), b: toGeneral })
    expect(checkWorkspace(workspace).filter(({ severity }) => severity === 'error')).toHaveLength(1)
  })
})

describe('exits', () => {
  const bot = (more: Partial<Extract<Node, { type: 'botHandoff' }>>): Node => ({
    type: 'botHandoff',
    bot: 'faq',
    exits: {},
    ...more,
  })
  test.each<[string, Node, readonly string[]]>([
    ['a message', { type: 'message', content: [], exits: {} }, ['exit "next"']],
    [
      'a menu',
      { type: 'menu', prompt: [], options: [{ id: 'x', label: 'X' }], exits: {} },
      ['option "x"', 'exit "noMatch"', 'exit "timeout"'],
    ],
    [
      'a route without a prompt has no timeout',
      { type: 'keywordRoute', rules: [{ id: 'x' }], exits: {} },
      ['rule "x"', 'exit "noMatch"'],
    ],
    [
      'a route with a prompt',
      { type: 'keywordRoute', rules: [{ id: 'x' }], prompt: [], exits: {} },
      ['rule "x"', 'exit "noMatch"', 'exit "timeout"'],
    ],
    [
      'a branch',
      { type: 'branch', cases: [{ id: 'x', when: { attribute: 'language', is: 'en' } }], exits: {} },
      ['case "x"', 'exit "otherwise"'],
    ],
    [
      'a bot without escape words',
      bot({ outcomes: ['solved'] }),
      ['outcome "solved"', 'exit "done"', 'exit "failed"', 'exit "timeout"'],
    ],
    [
      'a bot with escape words',
      bot({ escape: ['agent'] }),
      ['exit "done"', 'exit "failed"', 'exit "timeout"', 'exit "escape"'],
    ],
    [
      'a request',
      { type: 'request', method: 'GET', url: 'https://example.com', exits: {} },
      ['exit "ok"', 'exit "failed"'],
    ],
    ['a split', { type: 'split', branches: [{ id: 'x', percent: 100 }], exits: {} }, ['branch "x"']],
    ['an outcome may end', { type: 'outcome', outcome: 'x' }, []],
    ['a queue ends', toGeneral, []],
    [
      'a called flow has its outcomes',
      { type: 'subflow', flow: 'called', exits: {} },
      ['outcome "no" of the flow "called"', 'outcome "yes" of the flow "called"'],
    ],
    [
      'of a flow that is not there nothing is known',
      { type: 'subflow', flow: 'missing', exits: { whatever: 'a' } },
      [],
    ],
  ])('%s', (_, node, expected) => {
    const called = exampleFlow('called', {
      ask: {
        type: 'split',
        branches: [
          { id: 'a', percent: 50 },
          { id: 'b', percent: 50 },
        ],
        exits: { a: 'yes', b: 'no' },
      },
      yes: { type: 'outcome', outcome: 'yes' },
      no: { type: 'outcome', outcome: 'no' },
    })
    const workspace = example({}, {}, { flows: { main: exampleFlow('main', { a: node }), called } })
    const issues = checkWorkspace(workspace).filter(
      ({ nodeId, code }) => nodeId === 'a' && /^(?:unwired|unknown)Exit$/.test(code),
    )
    expect(issues.map(({ message }) => message)).toEqual(expected.map((exit) => `Node "a": ${exit} leads nowhere.`))
  })
})

test('what is used is not told as unused, however it is used', () => {
  const workspace = example(
    {
      call: { type: 'subflow', flow: 'called', exits: { done: 'route' } },
      route: {
        type: 'keywordRoute',
        rules: [{ id: 'x', skill: 'billing', keywords: ['x'] }],
        exits: { x: 'to-general', noMatch: 'to-general' },
      },
      'to-general': toGeneral,
    },
    {},
    { skills },
  )
  const called = exampleFlow('called', { done: { type: 'outcome', outcome: 'done' } })
  const self = exampleFlow('self', { again: { type: 'subflow', flow: 'self', exits: {} } })
  const issues = checkWorkspace({ ...workspace, flows: { ...workspace.flows, called, self } })
  expect(issues.filter(({ code }) => code.startsWith('unused')).map(({ message }) => message)).toEqual([
    'Flow "self": no channel and no other flow names it.',
  ])
})
