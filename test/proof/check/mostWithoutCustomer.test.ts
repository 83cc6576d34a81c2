import { describe, expect, test } from 'vitest'
import type { Workspace } from '../../../runtime/engine/index.ts'
import { checkWithExamples } from '../../../runtime/proof/check/checkWithExamples.ts'
import { example, exampleFlow, says, toGeneral } from '../../../runtime/proof/check/example.ts'
import { mostWithoutCustomer } from '../../../runtime/proof/check/mostWithoutCustomer.ts'
import { loopWithoutCustomer } from '../../../runtime/proof/check/rules/loopWithoutCustomer.ts'
import { sendAfterReplyWindow } from '../../../runtime/proof/check/rules/sendAfterReplyWindow.ts'
import { tooManyReplies } from '../../../runtime/proof/check/rules/tooManyReplies.ts'
import { silenceAt } from '../../../runtime/proof/check/silenceAt.ts'
import type { Node } from '../../../schemas/flow.ts'

const HOUR = 3_600_000
const ask = (timeout: string | undefined, exits: { [exit: string]: string }): Node => ({
  type: 'menu',
  prompt: [{ text: '?' }],
  options: [{ id: 'yes', label: 'Fine' }],
  ...(timeout === undefined ? {} : { timeout }),
  exits: { yes: 'end', noMatch: 'end', timeout: 'end', ...exits },
})
const nodes = (own: { readonly [id: string]: Node }) => ({ ...own, end: toGeneral })
const silence = (own: { readonly [id: string]: Node }, called: Workspace['flows'] = {}) => {
  const workspace = example({}, {}, { flows: { main: exampleFlow('main', nodes(own)), ...called } })
  const most = mostWithoutCustomer(workspace, {
    adds: (node, exit) => silenceAt(node, exit) ?? 0,
    says: (node) => (node.type === 'menu' || node.type === 'message' ? 0 : null),
  })
  return Object.fromEntries([...(most.get('main') ?? [])].map(([id, time]) => [id, time / HOUR]))
}

describe('the time since the last word of the customer', () => {
  test('adds up along timeouts, and begins anew with an answer', () => {
    expect(
      silence({
        a: ask('PT10H', { timeout: 'b' }),
        b: ask('PT9H', { yes: 'd', timeout: 'c' }),
        c: says('c', 'end'),
        d: says('d', 'end'),
      }),
    ).toEqual({ a: 0, b: 10, c: 19, d: 0 })
  })

  test('is that of the longest way', () => {
    const split: Node = {
      type: 'split',
      branches: [
        { id: 'x', percent: 50 },
        { id: 'y', percent: 50 },
      ],
      exits: { x: 'b', y: 'c' },
    }
    expect(
      silence({ a: split, b: ask('PT2H', { timeout: 'd' }), c: ask('PT5H', { timeout: 'd' }), d: says('d', 'end') }),
    ).toMatchObject({ d: 5 })
  })

  test('has no end in a ring of timeouts', () => {
    expect(silence({ a: ask('PT1H', { timeout: 'b' }), b: says('b', 'a') })).toEqual({ a: Infinity, b: Infinity })
  })

  test('does not grow in a ring that an answer closes', () => {
    expect(silence({ a: ask('PT1H', { yes: 'b' }), b: says('b', 'a') })).toEqual({ a: 0, b: 0 })
  })

  test('is an hour where no timeout is written', () => {
    expect(silence({ a: ask(undefined, { timeout: 'b' }), b: says('b', 'end') })).toMatchObject({ b: 1 })
  })

  test('goes on through a called flow, by each outcome as long as it takes', () => {
    const call: Node = { type: 'subflow', flow: 'other', exits: { heard: 'heard', silent: 'silent' } }
    const other = exampleFlow('other', {
      q: ask('PT5H', { yes: 'heard', noMatch: 'heard', timeout: 'silent' }),
      heard: { type: 'outcome', outcome: 'heard' },
      silent: { type: 'outcome', outcome: 'silent' },
    })
    const main = { a: ask('PT3H', { timeout: 'call' }), call, heard: says('h', 'end'), silent: says('s', 'end') }
    expect(silence(main, { other })).toEqual({ a: 0, call: 3, heard: 0, silent: 8 })
  })
})

test.each<[string, readonly ('web' | 'whatsapp' | 'wechat' | 'line')[], string, readonly string[]]>([
  ['a day is too long on WhatsApp', ['whatsapp'], 'P1D', ['late']],
  ['a second less is in time', ['whatsapp'], 'PT23H59M59S', []],
  ['the tightest channel counts', ['web', 'wechat', 'whatsapp'], 'P1D', ['late']],
  ['WeChat takes two days', ['wechat'], 'PT47H', []],
  ['the web messenger and LINE have no window', ['web', 'line'], 'P7D', []],
])('%s', (_, kinds, timeout, expected) => {
  const workspace = example(
    nodes({ a: ask(timeout, { timeout: 'late' }), late: says('late', 'end') }),
    {},
    {
      channels: Object.fromEntries(kinds.map((kind) => [kind, { kind, flow: 'main' }])),
    },
  )
  expect(sendAfterReplyWindow.find(workspace).map(({ nodeId }) => nodeId)).toEqual(expected)
})

test.each<[string, { readonly [id: string]: Node }, number]>([
  ['a menu that times out to itself goes round for ever', { a: ask('PT1H', { timeout: 'a' }) }, 1],
  ['a menu that is asked again after an answer does not', { a: ask('PT1H', { yes: 'a', noMatch: 'a' }) }, 0],
  [
    'a request that is tried again whenever it fails does',
    { a: { type: 'request', method: 'GET', url: 'https://example.com', exits: { ok: 'end', failed: 'a' } } },
    1,
  ],
  [
    'one whose tries a condition counts does not',
    {
      a: { type: 'request', method: 'GET', url: 'https://example.com', exits: { ok: 'end', failed: 'count' } },
      count: { type: 'assign', variables: { tries: '{{ vars.tries | plus: 1 }}' }, exits: { next: 'again' } },
      again: {
        type: 'branch',
        cases: [{ id: 'yes', when: { attribute: 'vars.tries', lessThan: 3 } }],
        exits: { yes: 'a', otherwise: 'end' },
      },
    },
    0,
  ],
  [
    'a ring through a called flow, which may ask, does not',
    {
      a: { type: 'request', method: 'GET', url: 'https://example.com', exits: { ok: 'end', failed: 'call' } },
      call: { type: 'subflow', flow: 'ask', exits: { done: 'a' } },
    },
    0,
  ],
  ['a ring without any wait is told by its own rule', { a: says('a', 'b'), b: says('b', 'a') }, 0],
])('%s', (_, own, count) => {
  expect(loopWithoutCustomer.find(example(nodes(own)))).toHaveLength(count)
})

test('a called flow that says something too late because of the wait before the call is shown at the call', () => {
  const workspace = example(
    {},
    {},
    {
      flows: {
        main: exampleFlow(
          'main',
          nodes({
            a: ask('PT20H', { timeout: 'call' }),
            call: { type: 'subflow', flow: 'other', exits: { done: 'end' } },
          }),
        ),
        other: exampleFlow('other', {
          q: ask('PT5H', { yes: 'done', noMatch: 'done', timeout: 'bye' }),
          bye: says('bye', 'done'),
          done: { type: 'outcome', outcome: 'done' },
        }),
      },
      channels: { one: { kind: 'whatsapp', flow: 'main' } },
    },
  )
  const late = checkWithExamples(workspace).filter(({ code }) => code === 'sendAfterReplyWindow')
  expect(late).toMatchObject([
    {
      nodeId: 'call',
      example: { channel: 'one', steps: expect.arrayContaining([{ after: 'PT20H' }, { after: 'PT5H' }]) },
    },
  ])
})

describe('on WeChat', () => {
  const told = (own: { readonly [id: string]: Node }) =>
    checkWithExamples(example(nodes(own), {}, { channels: { wechat: { kind: 'wechat', flow: 'main' } } })).flatMap(
      ({ code, nodeId, example: shown }) =>
        code === tooManyReplies.code ? [{ nodeId, isShown: shown !== undefined }] : [],
    )
  const lines = (count: number, next: string): Node => ({
    type: 'message',
    content: Array.from({ length: count }, (_, line) => ({ text: `${line}` })),
    exits: { next },
  })

  test('five messages answer one, whoever sends them', () => {
    expect(told({ a: lines(3, 'b'), b: lines(2, 'end') })).toEqual([])
    expect(told({ a: lines(3, 'b'), b: lines(3, 'end') })).toEqual([{ nodeId: 'b', isShown: true }])
  })

  test('an answer makes room for five more, a reminder does not', () => {
    const asking = (timeout: string, yes: string) => ({
      a: lines(3, 'q'),
      q: ask('PT1H', { yes, timeout }),
      b: lines(2, 'end'),
    })
    expect(told(asking('end', 'b'))).toEqual([])
    expect(told(asking('b', 'end'))).toEqual([{ nodeId: 'b', isShown: true }])
  })

  test('reminders without an end are too many', () => {
    expect(told({ a: ask('PT1H', { timeout: 'a' }) })).toEqual([{ nodeId: 'a', isShown: true }])
  })
})
