import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { example, exampleFlow, says, toGeneral } from '../../../runtime/proof/check/example.ts'
import { graphOf, reachableFrom } from '../../../runtime/proof/check/graphOf.ts'
import { unknownValue } from '../../../runtime/proof/check/rules/unknownValue.ts'
import { valueReadBeforeSet } from '../../../runtime/proof/check/rules/valueReadBeforeSet.ts'
import { variableReadBeforeSet } from '../../../runtime/proof/check/rules/variableReadBeforeSet.ts'
import { variablesSet } from '../../../runtime/proof/check/variablesSet.ts'
import type { Flow, Node } from '../../../schemas/flow.ts'
import { toldBy } from '../../support/toldBy.ts'

const reads = says('{{ vars.x }}', 'to-general')
const found = (nodes: { readonly [id: string]: Node }) =>
  variableReadBeforeSet.find(example({ ...nodes, 'to-general': toGeneral })).map(({ nodeId }) => nodeId)

const assign = (next: string, value: string | null = '1'): Node => ({
  type: 'assign',
  variables: { x: value },
  exits: { next },
})
const collect = (exits: { next: string; invalid: string; timeout: string }): Node => ({
  type: 'collect',
  prompt: [{ text: '?' }],
  variable: 'x',
  value: { kind: 'number' },
  exits,
})
const bot = (exits: { [exit: string]: string }): Node => ({ type: 'botHandoff', bot: 'faq', exits })
const end = { done: 'to-general', failed: 'to-general', timeout: 'to-general' }

describe('a variable that is read', () => {
  test.each<[string, { readonly [id: string]: Node }, readonly string[]]>([
    ['is told of when nothing sets it', { reads }, ['reads']],
    ['is fine behind an assign', { set: assign('reads'), reads }, []],
    ['is told of when an assign only removes it', { set: assign('reads', null), reads }, ['reads']],
    ['is told of before the assign', { reads: says('{{ vars.x }}', 'set'), set: assign('to-general') }, ['reads']],
    ['is fine in a ring that sets it later', { reads: says('{{ vars.x }}', 'set'), set: assign('reads') }, []],
    [
      'is fine when one of two ways sets it',
      {
        which: {
          type: 'split',
          branches: [
            { id: 'a', percent: 50 },
            { id: 'b', percent: 50 },
          ],
          exits: { a: 'set', b: 'reads' },
        },
        set: assign('reads'),
        reads,
      },
      [],
    ],
    [
      'is fine where the answer was kept',
      { ask: collect({ next: 'reads', invalid: 'to-general', timeout: 'to-general' }), reads },
      [],
    ],
    [
      'is told of where the answer did not come',
      { ask: collect({ next: 'to-general', invalid: 'to-general', timeout: 'reads' }), reads },
      ['reads'],
    ],
    ['is fine after a bot, which hands back what it likes', { bot: bot({ ...end, done: 'reads' }), reads }, []],
    ['is told of where a bot failed', { bot: bot({ ...end, failed: 'reads' }), reads }, ['reads']],
    [
      'is told of in a condition',
      {
        which: {
          type: 'branch',
          cases: [
            {
              id: 'a',
              when: {
                not: {
                  any: [
                    { attribute: 'vars.x.total', is: 1 },
                    { attribute: 'contact.x', is: 1 },
                  ],
                },
              },
            },
          ],
          exits: { a: 'to-general', otherwise: 'to-general' },
        },
      },
      ['which'],
    ],
    [
      'is fine below its own line in an assign',
      { set: { type: 'assign', variables: { x: '1', y: '{{ vars.x }}' }, exits: { next: 'to-general' } } },
      [],
    ],
    [
      'is no variable of the template itself',
      { say: says('{% assign x = 1 %}{{ x }}{{ contact.x }}', 'to-general') },
      [],
    ],
    ['is left to another rule in a template that is broken', { say: says('{{ vars.x | }', 'to-general') }, []],
  ])('%s', (_, nodes, expected) => {
    expect(found(nodes)).toEqual(expected)
  })

  test('is told of exactly where no setter leads, in any graph', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `n${index}`)
    const graph = fc.array(fc.tuple(fc.nat({ max: 39 }), fc.nat({ max: 39 }), fc.option(fc.nat({ max: 69 }))), {
      minLength: 40,
      maxLength: 40,
    })
    fc.assert(
      fc.property(graph, fc.nat({ max: 69 }), (list, asked) => {
        const flow = exampleFlow(
          'main',
          Object.fromEntries(
            list.map(([a, b, sets], index): [string, Node] => [
              `n${index}`,
              sets === null
                ? {
                    type: 'split',
                    branches: [
                      { id: 'a', percent: 50 },
                      { id: 'b', percent: 50 },
                    ],
                    exits: { a: `n${a}`, b: `n${b}` },
                  }
                : { type: 'assign', variables: { [`v${sets}`]: '1' }, exits: { next: `n${a}` } },
            ]),
          ),
        )
        const behind = list.flatMap(([a, , sets]) => (sets === asked ? [`n${a}`] : []))
        const reached = reachableFrom(graphOf(flow), behind)
        const { maybeAt } = variablesSet(flow, new Set())
        const isOwn = (index: number) => list[index]?.[2] === asked
        expect(ids.filter((id) => maybeAt(id, `v${asked}`))).toEqual(
          ids.filter((id, index) => reached.has(id) || isOwn(index)),
        )
      }),
    )
  })

  test('is filled by the calls of a called flow, and comes back by their outputs', () => {
    const call = (inputs: { [name: string]: string }): Node => ({
      type: 'subflow',
      flow: 'called',
      inputs,
      outputs: { result: 'x' },
      exits: { done: 'after' },
    })
    const issues = (inputs: { [name: string]: string }) =>
      variableReadBeforeSet
        .find(
          example(
            {},
            {},
            {
              flows: {
                main: exampleFlow('main', {
                  call: call(inputs),
                  after: says('{{ vars.result }}', 'to-general'),
                  'to-general': toGeneral,
                }),
                called: exampleFlow('called', {
                  reads: says('{{ vars.x }}', 'done'),
                  done: { type: 'outcome', outcome: 'done' },
                }),
              },
            },
          ),
        )
        .map(({ file, nodeId }) => `${file} ${nodeId}`)
    expect(issues({ x: '1' })).toEqual([])
    expect(issues({ y: '1' })).toEqual(['called.flow.json reads'])
  })
})

describe('a value that only some nodes set', () => {
  const hours: Node = {
    type: 'officeHours',
    schedule: 'support',
    exits: { open: 'reads', closed: 'reads', holiday: 'reads', emergency: 'reads' },
  }
  const readsHours = says('{{ schedule.nextOpen }}', 'to-general')
  const told = (flows: { readonly [id: string]: Flow }) =>
    valueReadBeforeSet.find(example({}, {}, { flows })).map(({ file, nodeId }) => `${file} ${nodeId}`)

  test('is told of until one of them has been passed', () => {
    expect(told({ main: exampleFlow('main', { reads: readsHours, 'to-general': toGeneral }) })).toEqual([
      'main.flow.json reads',
    ])
    expect(told({ main: exampleFlow('main', { hours, reads: readsHours, 'to-general': toGeneral }) })).toEqual([])
  })

  test('may be set within a called flow, and before the call of one', () => {
    const call: Node = { type: 'subflow', flow: 'called', exits: { done: 'reads' } }
    const done: Node = { type: 'outcome', outcome: 'done' }
    const main = exampleFlow('main', { call, reads: readsHours, 'to-general': toGeneral })
    expect(told({ main, called: exampleFlow('called', { hours, reads: says('on', 'done'), done }) })).toEqual([])
    expect(
      told({ main, called: exampleFlow('called', { reads: says('{{ schedule.nextOpen }}', 'done'), done }) }),
    ).toEqual(['main.flow.json reads'])
  })
})

test.each([
  ['{{ contact.anything.at.all }}{{ vars.x }}{{ language }}{{ message.text }}', []],
  ['{% if customer.name %}{{ customer.name }}{% endif %}', ['customer.name']],
  ['{{ channel.name }}', ['channel.name']],
  ['{{ language.name }}', ['language.name']],
  ['{% assign name = contact.name %}{{ name }}{% if name == empty %}?{% endif %}', []],
])('of the values in %s these do not exist: %j', (text, unknown) => {
  const found = toldBy(unknownValue, example({ say: says(text, 'to-general'), 'to-general': toGeneral }))
  expect(found.map(({ message }) => /"([^"]*)", which/.exec(message)?.[1])).toEqual(unknown)
})
