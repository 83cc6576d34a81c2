import { describe, expect, test } from 'vitest'
import { applyItemChanges } from '../../../designer/canvas/applyItemChanges.ts'
import type { CanvasItem, CardNode } from '../../../designer/canvas/CanvasItem.ts'
import { MANY } from '../../../designer/canvas/Far.ts'
import { projectEdges, projectNodes } from '../../../designer/canvas/project.ts'
import { projectAnnotations } from '../../../designer/canvas/projectAnnotations.ts'
import { type Drawing, EMPTY_LAYOUT } from '../../../designer/document/Drawing.ts'
import type { Node } from '../../../schemas/flow.ts'
import { flowOf } from '../../support/workspaceOf.ts'

const say = (next: string): Node => ({ type: 'message', content: [{ text: 'Hello' }], exits: { next } })
/** A row of messages that ends in a queue. */
const drawingOf = (size: number): Drawing => {
  const ids = Array.from({ length: size }, (_, index) => `n${index}`)
  const nodes = Object.fromEntries(ids.map((id, index) => [id, say(ids[index + 1] ?? 'n0')]))
  return { flow: flowOf(nodes), layout: EMPTY_LAYOUT }
}
const NOTHING = { flows: {}, selectedNodes: [], selectedExits: [], selectedAnnotations: [] }
const cards = (drawing: Drawing, before: readonly CanvasItem[] = [], selectedNodes: readonly string[] = []) =>
  projectNodes(drawing, { ...NOTHING, selectedNodes }, before)

describe('the cards of a flow', () => {
  test('that show the same stay the same objects', () => {
    const drawing = drawingOf(3)
    const before = cards(drawing)
    const nodes = { ...drawing.flow.nodes, n1: say('n2') }
    const after = cards({ ...drawing, flow: { ...drawing.flow, nodes } }, before)
    expect(after.map((card, index) => card === before[index])).toEqual([true, false, true])
  })
  test('are anew when they are selected, and lie above the others', () => {
    const before = cards(drawingOf(2))
    const [selected, other] = cards(drawingOf(2), before, ['n0'])
    expect(selected?.selected).toBe(true)
    expect(selected?.zIndex).toBeGreaterThan(other?.zIndex ?? Number.NaN)
  })
  test('lie above the others at once when they are picked on the canvas, and are not drawn anew for it', () => {
    const drawing = drawingOf(2)
    const picked = applyItemChanges([{ id: 'n0', type: 'select', selected: true }], cards(drawing))
    const [first] = cards(drawing, picked, ['n0'])
    expect(first).toBe(picked[0])
    expect(first?.zIndex).toBe(cards(drawing, [], ['n0'])[0]?.zIndex)
  })
  test('are measured by drawing them while they are few', () => {
    expect(
      cards(drawingOf(MANY)).every(({ measured, handles }) => measured === undefined && handles === undefined),
    ).toBe(true)
  })
})

describe('the cards of a large flow', () => {
  const large = drawingOf(MANY + 1)
  test('have a size, a way in and their exits before they are drawn', () => {
    for (const { measured, handles = [], data } of cards(large)) {
      expect(measured?.width).toBeGreaterThan(0)
      expect(handles.map(({ type, id }) => id ?? type)).toEqual(['target', ...data.exits])
    }
  })
  test('keep what was measured when they were drawn', () => {
    const dimensions = { width: 256, height: 77 }
    const drawn = applyItemChanges([{ id: 'n0', type: 'dimensions', dimensions }], cards(large))
    const [first, second] = projectNodes(large, { ...NOTHING, selectedNodes: ['n0', 'n1'] }, drawn)
    const has = (card: CardNode | undefined) => [card?.measured?.height, card?.handles?.length]
    expect(has(first)).toEqual([77, undefined])
    expect(has(second)).toEqual([cards(large)[1]?.measured?.height, 2])
  })
})

test('edges lead from exits to nodes that are there', () => {
  const edges = projectEdges(drawingOf(2).flow, NOTHING, [])
  expect(edges.map(({ id, target }) => `${id} → ${target}`)).toEqual(['n0/next → n1', 'n1/next → n0'])
})

test('edges stay the same list while nothing of them changes', () => {
  const drawing = drawingOf(3)
  const before = projectEdges(drawing.flow, NOTHING, [])
  const written: Node = { type: 'message', content: [{ text: 'Good morning' }], exits: { next: 'n2' } }
  const nodes = { ...drawing.flow.nodes, n1: written }
  expect(projectEdges({ ...drawing.flow, nodes }, NOTHING, before)).toBe(before)
  const rewired = { ...drawing.flow.nodes, n1: say('n0') }
  const after = projectEdges({ ...drawing.flow, nodes: rewired }, NOTHING, before)
  expect(after.map((edge, index) => edge === before[index])).toEqual([true, false, true])
})

test('an edge of a menu is another when its option is called otherwise', () => {
  const menu = (label: string): Node => ({
    type: 'menu',
    prompt: [{ text: 'Which?' }],
    options: [{ id: 'a', label }],
    exits: { a: 'menu', timeout: 'menu' },
  })
  const flow = (label: string) => flowOf({ menu: menu(label) })
  const before = projectEdges(flow('Bills'), NOTHING, [])
  const after = projectEdges(flow('Faults'), NOTHING, before)
  expect(after.map((edge, index) => [edge.data?.exit, edge === before[index]])).toEqual([
    ['a', false],
    ['timeout', true],
  ])
})

test('notes and groups that show the same stay the same objects', () => {
  const layout = { ...EMPTY_LAYOUT, notes: { a: { x: 0, y: 0, text: 'A' } }, groups: { b: { x: 0, y: 0, title: 'B' } } }
  const first = projectAnnotations(layout, [], [])
  const again = projectAnnotations(layout, ['note/a'], [...first.groups, ...first.notes])
  expect(again.groups[0]).toBe(first.groups[0])
  expect(again.notes[0]?.selected).toBe(true)
})
