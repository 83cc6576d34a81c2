import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileKind } from '../../../runtime/engine/files/FileKind.ts'
import { formatFile } from '../../../runtime/engine/files/formatFile.ts'
import { parseFile } from '../../../runtime/engine/files/parseFile.ts'
import type { Flow } from '../../../schemas/flow.ts'
import type { Step } from '../../../schemas/scenarios.ts'
import { arbitraryOf } from '../../support/arbitraryOf.ts'
import { flowOf } from '../../support/workspaceOf.ts'

const KINDS: readonly FileKind[] = [
  'flow',
  'layout',
  'workspace',
  'queues',
  'skills',
  'bots',
  'channels',
  'schedule',
  'scenarios',
]

describe.each(KINDS)('%s', (kind) => {
  // What parses: the bounds of durations are beyond the schema.
  const files = arbitraryOf(kind).filter((value) => parseFile(kind, value, '').ok)

  test('the formatted file parsed again is the same', () => {
    fc.assert(
      fc.property(files, (value) => {
        expect(parseFile(kind, formatFile(kind, value as never), '')).toEqual({ ok: true, value })
      }),
      { numRuns: kind === 'flow' ? 200 : 50 },
    )
  })

  test('formatting what was formatted changes no byte, whatever the order was', () => {
    fc.assert(
      fc.property(files, (value) => {
        const text = formatFile(kind, value as never)
        expect(formatFile(kind, JSON.parse(text))).toBe(text)
        expect(formatFile(kind, reversed(value) as never)).toBe(text)
      }),
      { numRuns: kind === 'flow' ? 100 : 50 },
    )
  })
})

/** The same value with the properties of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  )
}

const flow: Flow = flowOf({
  'to-general': { type: 'enqueue', queue: 'general', priority: 2, skills: [{ level: 2, skill: 'billing' }] },
  '9': { type: 'close' },
  '10': {
    exits: { timeout: '9', b: '9', noMatch: '9', a: '9' },
    options: [{ label: { zh: '甲', en: 'A' }, id: 'a' }],
    prompt: [{ text: 'Hi' }],
    type: 'menu',
  },
})

test('properties stand in the order of the schema, ids in code-unit order, each on its own line, and an option on one', () => {
  expect(formatFile('flow', flow)).toBe(`{
  "specVersion": 1,
  "id": "main",
  "name": "Main",
  "languages": [
    "en",
    "it",
    "zh"
  ],
  "start": "9",
  "fallback": {
    "queue": "general"
  },
  "nodes": {
    "10": {
      "type": "menu",
      "prompt": [
        {
          "text": "Hi"
        }
      ],
      "options": [
        { "id": "a", "label": { "en": "A", "zh": "甲" } }
      ],
      "exits": {
        "noMatch": "9",
        "timeout": "9",
        "a": "9",
        "b": "9"
      }
    },
    "9": {
      "type": "close"
    },
    "to-general": {
      "type": "enqueue",
      "queue": "general",
      "skills": [
        {
          "skill": "billing",
          "level": 2
        }
      ],
      "priority": 2
    }
  }
}
`)
})

test('the steps of a scenario stand in one line each, whatever they hold', () => {
  const steps: readonly Step[] = [
    { customer: 'hello' },
    { request: { status: 200, body: { b: [1, { d: null, c: [] }], a: {} } } },
    { enqueued: { skills: [{ level: 3, skill: 'billing' }], queue: 'billing' } },
  ]
  expect(formatFile('scenarios', { flow: 'main', scenarios: { 'says hello': { steps } } })).toBe(`{
  "flow": "main",
  "scenarios": {
    "says hello": {
      "steps": [
        { "customer": "hello" },
        { "request": { "status": 200, "body": { "a": {}, "b": [1, { "c": [], "d": null }] } } },
        { "enqueued": { "queue": "billing", "skills": [{ "skill": "billing", "level": 3 }] } }
      ]
    }
  }
}
`)
})

test('quick replies stand in one line each', () => {
  const content = [{ text: 'Hi', quickReplies: [{ value: 'yes', label: { it: 'Sì', en: 'Yes' } }, { label: 'No' }] }]
  const lines = formatFile('flow', flowOf({ ask: { type: 'close', content } })).split('\n')
  expect(lines.map((line) => line.trim())).toContain('{ "label": { "en": "Yes", "it": "Sì" }, "value": "yes" },')
  expect(lines.map((line) => line.trim())).toContain('{ "label": "No" }')
})

test.each<[string, (flow: Flow) => Flow]>([
  [
    'rewording a text',
    (old) =>
      withNode(old, '10', {
        prompt: [{ text: 'A much longer text than there was before, far beyond the end of any line' }],
      }),
  ],
  ['connecting an exit', (old) => withNode(old, '10', { exits: { timeout: '10', b: '9', noMatch: '9', a: '9' } })],
  [
    'adding a keyword',
    (old) => withNode(old, '10', { options: [{ label: { zh: '甲', en: 'A' }, id: 'a', keywords: ['x'] }] }),
  ],
  ['changing a level', (old) => withNode(old, 'to-general', { skills: [{ skill: 'billing', level: 5 }] })],
  [
    'adding a skill',
    (old) => withNode(old, 'to-general', { skills: [{ skill: 'billing', level: 2 }, { skill: 'italian' }] }),
  ],
])('%s changes at most four lines', (_what, edit) => {
  const before = formatFile('flow', flow).split('\n')
  const after = formatFile('flow', edit(flow)).split('\n')
  const kept = commonLines(before, after)
  expect(after.length - kept).toBeGreaterThan(0)
  expect(after.length - kept).toBeLessThanOrEqual(4)
})

function withNode(old: Flow, id: string, settings: object): Flow {
  return { ...old, nodes: { ...old.nodes, [id]: { ...old.nodes[id], ...settings } as never } }
}

/** How many lines the longest common subsequence has, as a diff counts them. */
function commonLines(a: readonly string[], b: readonly string[]): number {
  let last = new Array<number>(b.length + 1).fill(0)
  for (const line of a) {
    const row = [0]
    for (const [index, other] of b.entries()) {
      row.push(line === other ? (last[index] ?? 0) + 1 : Math.max(row[index] ?? 0, last[index + 1] ?? 0))
    }
    last = row
  }
  return last.at(-1) ?? 0
}
