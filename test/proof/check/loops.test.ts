import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRelease } from '../../../runtime/engine/index.ts'
import { cyclesOf } from '../../../runtime/proof/check/cyclesOf.ts'
import { example, exampleFlow, says, toGeneral } from '../../../runtime/proof/check/example.ts'
import { flowTooLarge } from '../../../runtime/proof/check/rules/flowTooLarge.ts'
import { loopWithoutWait } from '../../../runtime/proof/check/rules/loopWithoutWait.ts'
import { recursiveSubflow } from '../../../runtime/proof/check/rules/recursiveSubflow.ts'
import { createRehearsal } from '../../../runtime/proof/scenario/Rehearsal.ts'
import type { Flow, Node } from '../../../schemas/flow.ts'
import { toldBy } from '../../support/toldBy.ts'

const graph = (edges: { readonly [from: string]: string }) =>
  new Map(Object.entries(edges).map(([from, to]) => [from, [...to]]))

describe('rounds in a graph', () => {
  test.each([
    ['a line has none', { a: 'b', b: 'c', c: '' }, []],
    ['a node that leads to itself is one', { a: 'a' }, ['a']],
    ['two nodes that lead to each other are one', { a: 'b', b: 'a' }, ['ab']],
    ['a diamond has none', { a: 'bc', b: 'd', c: 'd', d: '' }, []],
    [
      'one inside another is told once, by the shortest way from its first node',
      { a: 'b', b: 'cd', c: 'b', d: 'a' },
      ['abd'],
    ],
    ['two apart are two', { a: 'b', b: 'ac', c: 'd', d: 'c' }, ['ab', 'cd']],
    ['what leads into one is not part of it', { x: 'a', a: 'b', b: 'a' }, ['ab']],
    ['two that share a node are one', { a: 'bc', b: 'a', c: 'a' }, ['ab']],
  ])('%s', (_, edges, rounds) => {
    expect(cyclesOf(graph(edges as { [from: string]: string })).map((round) => round.join(''))).toEqual(rounds)
  })

  test('a node is in a round exactly when it can be reached from itself', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const edges = fc.dictionary(fc.constantFrom(...ids), fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }))
    fc.assert(
      fc.property(edges, (written) => {
        const whole = new Map(ids.map((id) => [id, written[id] ?? []]))
        const reaches = (from: string) => {
          const reached = new Set(whole.get(from))
          for (const id of reached) for (const next of whole.get(id) ?? []) reached.add(next)
          return reached
        }
        const rounds = cyclesOf(whole)
        for (const round of rounds) {
          round.forEach((id, index) => {
            expect(whole.get(id)).toContain(round[(index + 1) % round.length])
          })
        }
        const circular = ids.filter((id) => reaches(id).has(id))
        const told = circular.filter((id) =>
          rounds.some(([first = '']) => id === first || (reaches(id).has(first) && reaches(first).has(id))),
        )
        expect(told).toEqual(circular)
      }),
    )
  })
})

const roundsIn = (nodes: { readonly [id: string]: Node }) => toldBy(loopWithoutWait, example(nodes))

describe('loops without a wait', () => {
  test('a chain of 5,000 nodes that leads back is one issue that names its ends', () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [`n${index}`, says('on', `n${(index + 1) % 5_000}`)]),
    )
    const [issue, ...more] = roundsIn(nodes)
    expect(more).toEqual([])
    expect(issue?.nodeId).toBe('n0')
    expect(issue?.message).toMatch(/: n0 → n1 → .*… 4991 more … → n4999 → n0\.$/)
  })

  test.each<[string, Node, number]>([
    ['a message does not wait', says('on', 'a'), 1],
    ['a keyword route without a prompt does not wait', { type: 'keywordRoute', rules: [], exits: { noMatch: 'a' } }, 1],
    [
      'a keyword route with a prompt waits',
      { type: 'keywordRoute', rules: [], prompt: [{ text: '?' }], exits: { noMatch: 'a', timeout: 'a' } },
      0,
    ],
    ['a menu waits', { type: 'menu', prompt: [{ text: '?' }], options: [], exits: { noMatch: 'a', timeout: 'a' } }, 0],
    [
      'a request waits',
      { type: 'request', method: 'GET', url: 'https://example.com', exits: { ok: 'a', failed: 'a' } },
      0,
    ],
    ['a milestone with a next does not wait', { type: 'outcome', outcome: 'seen', exits: { next: 'a' } }, 1],
  ])('%s', (_, node, count) => {
    expect(roundsIn({ a: says('hello', 'b'), b: node })).toHaveLength(count)
  })

  test.each<[string, Node, number]>([
    ['a called flow that returns at once does not wait', { type: 'outcome', outcome: 'done' }, 1],
    [
      'a called flow that asks before it returns waits',
      {
        type: 'collect',
        prompt: [{ text: '?' }],
        variable: 'name',
        value: { kind: 'text' },
        exits: { next: 'done', invalid: 'done', timeout: 'done' },
      },
      0,
    ],
  ])('%s', (_, first, count) => {
    const called = exampleFlow('called', { first, done: { type: 'outcome', outcome: 'done' } })
    const main = exampleFlow('main', { call: { type: 'subflow', flow: 'called', exits: { done: 'call' } } })
    expect(loopWithoutWait.find(example({}, {}, { flows: { main, called } }))).toHaveLength(count)
  })

  describe('that are counted', () => {
    const counting = (value: string, cases: Extract<Node, { type: 'branch' }>['cases'], more: Flow['nodes'] = {}) => ({
      count: { type: 'assign', variables: { tries: value }, exits: { next: 'enough' } } as const,
      enough: { type: 'branch', cases, exits: { yes: 'end', otherwise: 'count' } } as const,
      end: toGeneral,
      ...more,
    })
    const over = (bound: number) => [{ id: 'yes', when: { attribute: 'vars.tries', greaterThan: bound } }]
    const PLUS = '{{ vars.tries | default: 0 | plus: 1 }}'

    test.each<[string, Flow['nodes'], number]>([
      ['a count with an end is no loop', counting(PLUS, over(3)), 0],
      [
        'a count that another node resets is one',
        counting(PLUS, over(3), {
          enough: { type: 'branch', cases: over(3), exits: { yes: 'end', otherwise: 'reset' } },
          reset: { type: 'assign', variables: { tries: 0 }, exits: { next: 'count' } },
        }),
        1,
      ],
      ['a count from nothing begins at 0', counting('{{ vars.tries | plus: 1 }}', over(3)), 0],
      ['a count with too far an end is one', counting(PLUS, over(5_000)), 1],
      [
        'a count that something else must hold beside is one',
        counting(PLUS, [
          {
            id: 'yes',
            when: {
              all: [
                { attribute: 'vars.tries', atLeast: 3 },
                { attribute: 'contact.tier', is: 'gold' },
              ],
            },
          },
        ]),
        1,
      ],
      ['a text that stays the same is one', counting('1', over(3)), 1],
      [
        'a way round beside the branch is one',
        counting(PLUS, over(3), {
          count: { type: 'assign', variables: { tries: PLUS }, exits: { next: 'beside' } },
          beside: {
            type: 'branch',
            cases: [{ id: 'x', when: { attribute: 'contact.tier', is: 'gold' } }],
            exits: { x: 'count', otherwise: 'enough' },
          },
        }),
        1,
      ],
    ])('%s, and the engine agrees', (_, nodes, count) => {
      expect(roundsIn(nodes)).toHaveLength(count)
      const release = compileRelease(example(nodes), 'x')
      const ends = ['gold', 'other'].map((tier) => {
        const rehearsal = createRehearsal(release, 'main', { contact: { tier } })
        rehearsal.say({ type: 'message', text: 'hello' })
        return rehearsal.turns().some(({ trace }) => trace.some((entry) => entry.type === 'failed'))
      })
      expect(ends.includes(true)).toBe(count > 0)
    })
  })

  test('flows that call each other are told once, and end', () => {
    const call = (flow: string): Node => ({ type: 'subflow', flow, exits: { done: 'end' } })
    const flows = {
      a: exampleFlow('a', { call: call('b'), end: toGeneral }),
      b: exampleFlow('b', { call: call('c'), end: toGeneral }),
      c: exampleFlow('c', { call: call('a'), end: toGeneral }),
    }
    const issues = toldBy(recursiveSubflow, example({}, {}, { flows }))
    expect(issues.map(({ file, message }) => [file, message])).toEqual([
      ['a.flow.json', 'Flow "a": it calls itself: a → b → c → a.'],
    ])
    expect(loopWithoutWait.find(example({}, {}, { flows }))).toEqual([])
  })

  test('a chain of 5,000 flows is checked to its end', () => {
    const flows = Array.from({ length: 5_000 }, (_, index) =>
      exampleFlow(`f${index}`, {
        call: { type: 'subflow', flow: `f${index + 1}`, exits: { done: 'done' } },
        done: { type: 'outcome', outcome: 'done' },
      }),
    )
    const workspace = example({}, {}, { flows: Object.fromEntries(flows.map((flow) => [flow.id, flow])) })
    expect(loopWithoutWait.find(workspace)).toEqual([])
    expect(recursiveSubflow.find(workspace)).toEqual([])
    expect(flowTooLarge.find(workspace)).toHaveLength(5_000 - 9)
  })
})
