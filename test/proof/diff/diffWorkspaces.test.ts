import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Workspace } from '../../../runtime/engine/index.ts'
import { applyDiff } from '../../../runtime/proof/diff/applyDiff.ts'
import { diffWorkspaces } from '../../../runtime/proof/diff/diffWorkspaces.ts'
import { renameNodes } from '../../../runtime/proof/diff/renameNodes.ts'
import { renderLines } from '../../../runtime/proof/diff/renderLines.ts'
import { renderMarkdown } from '../../../runtime/proof/diff/renderMarkdown.ts'
import { sayDiff } from '../../../runtime/proof/diff/sayDiff.ts'
import type { Flow, Node } from '../../../schemas/flow.ts'
import { arbitraryOf } from '../../support/arbitraryOf.ts'
import { DESK, deskWorkspace } from '../../support/deskWorkspace.ts'
import { edited, editsOf } from '../../support/editsOf.ts'

const base = deskWorkspace()
const withNodes = (nodes: { readonly [id: string]: Node | undefined }, more: Partial<Flow> = {}): Workspace => {
  const all = Object.entries({ ...DESK.nodes, ...nodes }).filter(
    (entry): entry is [string, Node] => entry[1] !== undefined,
  )
  return deskWorkspace({ ...DESK, ...more, nodes: Object.fromEntries(all) })
}
const node = (id: string) => structuredClone(DESK.nodes[id]) as never // spread into a node of the same type

describe('what a diff says', () => {
  const topic = DESK.nodes.topic as Extract<Node, { type: 'keywordRoute' }>
  const menu = DESK.nodes.menu as Extract<Node, { type: 'menu' }>
  const [billing, general] = topic.rules
  const [bill, order, other] = menu.options
  if (!billing || !general || !bill || !order || !other) throw new Error('the sample lost a rule or an option')

  const cases: readonly (readonly [name: string, Workspace, readonly string[]])[] = [
    [
      'a text per language',
      withNodes({
        welcome: {
          ...(DESK.nodes.welcome as Extract<Node, { type: 'greeting' }>),
          content: [{ text: { en: 'Hi', it: 'Ciao' } }],
        },
      }),
      ['Flow desk', '  ~ welcome: content 1 text (en): “Hello” → “Hi”'],
    ],
    [
      'a new translation',
      withNodes({
        welcome: {
          ...(DESK.nodes.welcome as Extract<Node, { type: 'greeting' }>),
          content: [{ text: { en: 'Hello', it: 'Ciao', zh: '你好' } }],
        },
      }),
      ['Flow desk', '  + welcome: content 1 text (zh): “你好”'],
    ],
    [
      'a rewired exit',
      withNodes({ topic: { ...topic, exits: { ...topic.exits, billing: 'to-general' } } }),
      ['Flow desk', '  ~ topic: exit billing: to-billing → to-general'],
    ],
    [
      'an added keyword',
      withNodes({
        topic: {
          ...topic,
          rules: [
            { ...billing, keywords: { en: ['invoice', 'receipt', 'refund*', 'pay my bill'], it: ['fattura'] } },
            general,
          ],
        },
      }),
      ['Flow desk', '  + topic: keyword “receipt” (en) of billing'],
    ],
    [
      'a keyword that moves between rules',
      withNodes({
        topic: {
          ...topic,
          rules: [
            { ...billing, keywords: { en: ['invoice', 'pay my bill'], it: ['fattura'] } },
            { ...general, keywords: { en: ['refund*', 'opening hours', 'address'], it: ['orari'] } },
          ],
        },
      }),
      ['Flow desk', '  > topic: the keyword “refund*” (en) moves from billing to general'],
    ],
    [
      'reordered options',
      withNodes({ menu: { ...menu, options: [order, bill, other] } }),
      ['Flow desk', '  ~ menu: options in another order: bill, order, other → order, bill, other'],
    ],
    [
      'an added option and its exit',
      withNodes({
        menu: {
          ...menu,
          options: [bill, { id: 'sales', label: 'Sales' }, order, other],
          exits: { ...menu.exits, sales: 'to-general' },
        },
      }),
      ['Flow desk', '  + menu: options: sales “Sales”', '  + menu: exit sales: nowhere → to-general'],
    ],
    [
      'a removed option',
      withNodes({ menu: { ...menu, options: [bill, other] } }),
      ['Flow desk', '  - menu: options: order “My order”'],
    ],
    [
      'settings of the flow',
      withNodes(
        {},
        { name: 'Desk', languages: ['en', 'it', 'zh'], returning: 'hours', fallback: { queue: 'billing' } },
      ),
      [
        'Flow desk',
        '  ~ name: “Front desk” → “Desk”',
        '  + languages: zh',
        '  ~ fallback queue: “general” → “billing”',
        '  + returning: “hours”',
      ],
    ],
    [
      'an added and a removed node',
      withNodes({ away: undefined, extra: { type: 'close' } }),
      ['Flow desk', '  - node away (message)', '  + node extra (close)'],
    ],
    [
      'a node of another type under the same id',
      withNodes({ 'to-billing': { type: 'close' } }),
      ['Flow desk', '  ~ node to-billing: enqueue becomes close'],
    ],
    [
      'moved boxes, by their number',
      {
        ...base,
        layouts: {
          desk: {
            specVersion: 1,
            nodes: { ...base.layouts.desk?.nodes, menu: { x: 1, y: 2 }, topic: { x: 3, y: 4 } },
            notes: base.layouts.desk?.notes ?? {},
          },
        },
      },
      ['Layout of desk', '  ~ 2 boxes moved'],
    ],
    [
      'settings of resources, by id',
      { ...base, queues: { general: { name: 'Everything' }, billing: { name: 'Billing' } } },
      ['Queues', '  ~ queues general name: “General” → “Everything”'],
    ],
    [
      'a new flow and a removed schedule',
      { ...base, schedules: {}, flows: { ...base.flows, night: { ...DESK, id: 'night' } } },
      ['Flow night', '  + new', 'Schedule support', '  - removed'],
    ],
  ]
  it.each(cases)('tells %s', (_, changed, lines) => {
    const diff = diffWorkspaces(base, changed)
    expect(renderLines(sayDiff(diff))).toEqual(lines)
    expect(applyDiff(base, diff)).toEqual(changed)
  })
})

describe('a renamed node', () => {
  const rename = (from: string, to: string, flow = DESK) => renameNodes(flow, [{ from, to }])
  it('is found by content, and the exits that name it are no change', () => {
    const changed = deskWorkspace(rename('menu', 'topics'))
    expect(renderLines(sayDiff(diffWorkspaces(base, changed)))).toEqual([
      'Flow desk',
      '  > node menu is renamed to topics',
    ])
  })
  it('is found when one of its texts changed too', () => {
    const flow = rename('away', 'closed')
    const closed: Node = {
      type: 'message',
      content: [{ text: { en: 'Closed.', it: 'Siamo chiusi.' } }],
      exits: { next: 'to-general' },
    }
    const changed = deskWorkspace({ ...flow, nodes: { ...flow.nodes, closed } })
    expect(renderLines(sayDiff(diffWorkspaces(base, changed)))).toEqual([
      'Flow desk',
      '  > node away is renamed to closed',
      '  ~ closed: content 1 text (en): “We are closed.” → “Closed.”',
    ])
  })
  it('is told apart from another node of the same content by what leads to it', () => {
    const twins: Flow = {
      ...DESK,
      nodes: {
        ...DESK.nodes,
        'also-general': node('to-general'),
        away: { ...(DESK.nodes.away as Extract<Node, { type: 'message' }>), exits: { next: 'also-general' } },
      },
    }
    const renamed = renameNodes(twins, [
      { from: 'also-general', to: 'a' },
      { from: 'to-general', to: 'b' },
    ])
    const [diff] = diffWorkspaces(deskWorkspace(twins), deskWorkspace(renamed)).files
    expect(diff?.change === 'changed' && diff.renames).toEqual([
      { from: 'also-general', to: 'a' },
      { from: 'to-general', to: 'b' },
    ])
  })
  it('is no rename when a node of the same type with other content takes its place elsewhere', () => {
    const changed = withNodes({
      away: undefined,
      news: { type: 'message', content: [{ text: 'News!' }], exits: { next: 'menu' } },
    })
    const [diff] = diffWorkspaces(base, changed).files
    expect(diff?.change === 'changed' && diff.renames).toEqual([])
  })
  it('takes its box with it', () => {
    const both = { ...deskWorkspace(rename('menu', 'topics')) }
    const { menu, ...boxes } = base.layouts.desk?.nodes ?? {}
    const layout = {
      ...base.layouts.desk,
      specVersion: 1 as const,
      nodes: { ...boxes, topics: menu ?? { x: 0, y: 0 } },
    }
    const diff = diffWorkspaces(base, { ...both, layouts: { desk: layout } })
    expect(renderLines(sayDiff(diff)).filter((line) => line.includes('box'))).toEqual([])
  })
})

describe('in general', () => {
  it('says nothing of a workspace and itself', () => {
    expect(diffWorkspaces(base, deskWorkspace())).toEqual({ files: [] })
  })
  it('makes the newer version out of the older one, whatever authors edit', () => {
    fc.assert(
      fc.property(editsOf('a'), editsOf('b'), (before, after) => {
        const [a, b] = [edited(base, 'desk', before), edited(base, 'desk', [...before, ...after])]
        expect(applyDiff(a, JSON.parse(JSON.stringify(diffWorkspaces(a, b))))).toEqual(b)
        expect(applyDiff(b, diffWorkspaces(b, a))).toEqual(a)
      }),
      { numRuns: 150 },
    )
  })
  it('makes any flow out of any other', () => {
    const flow = arbitraryOf('flow') as fc.Arbitrary<Flow> // fits the schema
    fc.assert(
      fc.property(flow, flow, (one, other) => {
        const [a, b] = [deskWorkspace({ ...one, id: 'desk' }), deskWorkspace({ ...other, id: 'desk' })]
        expect(applyDiff(a, diffWorkspaces(a, b))).toEqual(b)
        expect(diffWorkspaces(a, a)).toEqual({ files: [] })
      }),
      { numRuns: 100 },
    )
  })
  it('refuses to apply a diff to a workspace that it is not of', () => {
    const diff = diffWorkspaces(base, withNodes({ menu: undefined }))
    const changed = { ...base, flows: {} }
    expect(() => applyDiff(changed, diff)).toThrow(RangeError)
  })
  it('shows what authors wrote as text in Markdown', () => {
    const changed = withNodes({}, { name: '<b>@everyone</b>' })
    expect(renderMarkdown(sayDiff(diffWorkspaces(base, changed)))).toBe(
      '### Flow desk\n\n- **changed** name: “Front desk” → “\\<b\\>@\u200beveryone\\</b\\>”\n',
    )
  })
})
