import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyNodes, readClipping } from '../../../designer/document/Clipping.ts'
import { addNode } from '../../../designer/document/commands/addNode.ts'
import { connect } from '../../../designer/document/commands/connect.ts'
import { disconnect } from '../../../designer/document/commands/disconnect.ts'
import { insertOnEdge } from '../../../designer/document/commands/insertOnEdge.ts'
import { moveNodes } from '../../../designer/document/commands/moveNodes.ts'
import { pasteNodes } from '../../../designer/document/commands/pasteNodes.ts'
import { removeNodes } from '../../../designer/document/commands/removeNodes.ts'
import { renameExit } from '../../../designer/document/commands/renameExit.ts'
import { renameNode } from '../../../designer/document/commands/renameNode.ts'
import { setEntries } from '../../../designer/document/commands/setEntries.ts'
import { setNode } from '../../../designer/document/commands/setNode.ts'
import { createNode, PALETTE_TYPES, wantedId } from '../../../designer/document/createNode.ts'
import type { Drawing } from '../../../designer/document/Drawing.ts'
import { isSlug } from '../../../designer/document/slug.ts'
import { checkValue } from '../../../runtime/engine/files/checkValue.ts'
import { wiredExits } from '../../../runtime/engine/nodes/wiredExits.ts'
import type { MenuNode, Node } from '../../../schemas/flow.ts'
import { flowOf } from '../../support/workspaceOf.ts'
import { done, drawings, EMPTY, EMPTY_DRAWING } from './drawings.ts'

const say = (next?: string): Node => ({
  type: 'message',
  content: [{ text: 'Hello' }],
  exits: next === undefined ? {} : { next },
})
const toQueue: Node = { type: 'enqueue', queue: 'general' }
const MENU: MenuNode = {
  type: 'menu',
  prompt: [{ text: 'What is it about?' }],
  options: [
    { id: 'billing', label: 'Invoices' },
    { id: 'other', label: 'Other' },
  ],
  exits: { billing: 'queue', other: 'queue', noMatch: 'queue' },
}
const drawingOf = (nodes: { readonly [id: string]: Node }): Drawing => ({
  flow: flowOf(nodes),
  layout: { specVersion: 1, nodes: Object.fromEntries(Object.keys(nodes).map((id, x) => [id, { x, y: 0 }])) },
})

/** Every way of the graph, in the words of `name`. */
const waysOf = ({ flow, layout }: Drawing, name: (id: string) => string) => ({
  start: name(flow.start),
  boxes: Object.fromEntries(Object.entries(layout.nodes).map(([id, box]) => [name(id), box])),
  ways: Object.entries(flow.nodes)
    .flatMap(([id, node]) => Object.entries(wiredExits(node)).map(([exit, to]) => `${name(id)} ${exit} ${name(to)}`))
    .sort(),
})

describe('a new node', () => {
  test.each(PALETTE_TYPES)('of type %s fits the schema, so that a drawing can be saved at any time', (type) => {
    const node = createNode(type, { workspace: EMPTY, flow: EMPTY_DRAWING.flow })
    const drawing = done(addNode(EMPTY_DRAWING, { id: 'first', node, at: { x: 0.4, y: -0.4 } }))
    expect(checkValue('flow', drawing.flow)).toMatchObject({ ok: true })
    expect(checkValue('layout', drawing.layout)).toMatchObject({ ok: true })
    expect(drawing.flow.start).toBe('first')
    expect(isSlug(wantedId(node))).toBe(true)
  })

  test('is refused under an id that is taken or cannot be one', () => {
    const drawing = drawingOf({ a: toQueue })
    const at = { x: 0, y: 0 }
    expect(addNode(drawing, { id: 'a', node: toQueue, at })).toMatchObject({ ok: false, refusal: { code: 'idTaken' } })
    for (const id of ['', 'A', 'a b', '-a', 'constructor', 'a'.repeat(65)]) {
      expect(addNode(drawing, { id, node: toQueue, at })).toMatchObject({ ok: false, refusal: { code: 'notAnId' } })
    }
  })
})

describe('removing nodes', () => {
  test('leads what led to them on to where they led', () => {
    const drawing = drawingOf({ a: say('b'), b: say('c'), c: say('d'), d: toQueue })
    const { flow, layout } = done(removeNodes(drawing, { ids: ['b', 'c'], reconnect: true }))
    expect(flow.nodes).toEqual({ a: say('d'), d: toQueue })
    expect(Object.keys(layout.nodes)).toEqual(['a', 'd'])
  })
  test('unwires what led to a node with several ways on', () => {
    const drawing = drawingOf({
      a: say('menu'),
      menu: { ...MENU, exits: { billing: 'queue', other: 'b' } },
      b: say(),
      queue: toQueue,
    })
    expect(done(removeNodes(drawing, { ids: ['menu'], reconnect: true })).flow.nodes.a).toEqual(say())
  })
  test('moves the start on, and ends when removed nodes lead in a circle', () => {
    const drawing = drawingOf({ a: say('b'), b: say('a'), z: toQueue })
    expect(done(removeNodes(drawing, { ids: ['a', 'b'], reconnect: true })).flow.start).toBe('z')
    const straight = drawingOf({ a: say('b'), b: say('z'), c: say(), z: toQueue })
    expect(done(removeNodes(straight, { ids: ['a', 'b'], reconnect: false })).flow.start).toBe('z')
  })
  test('never leaves an exit that leads to a removed node', () => {
    fc.assert(
      fc.property(drawings, fc.array(fc.nat(7)), fc.boolean(), (drawing, picks, reconnect) => {
        const all = Object.keys(drawing.flow.nodes)
        const ids = picks.map((pick) => all[pick % all.length] ?? '')
        const { flow, layout } = done(removeNodes(drawing, { ids, reconnect }))
        for (const node of Object.values(flow.nodes)) {
          for (const target of Object.values(wiredExits(node))) expect(flow.nodes).toHaveProperty(target)
        }
        expect(Object.keys(layout.nodes).sort()).toEqual(Object.keys(flow.nodes).sort())
      }),
    )
  })
})

describe('renaming', () => {
  test('a node keeps the graph the same but for its id', () => {
    fc.assert(
      fc.property(drawings, fc.nat(7), (drawing, pick) => {
        const from = `n${pick % Object.keys(drawing.flow.nodes).length}`
        const renamed = done(renameNode(drawing, { from, to: 'renamed' }))
        const back = (id: string) => (id === 'renamed' ? from : id)
        expect(waysOf(renamed, back)).toEqual(waysOf(drawing, (id) => id))
        expect(done(renameNode(renamed, { from: 'renamed', to: from }))).toEqual(drawing)
      }),
    )
  })
  test('an option keeps where it leads and its place in the menu', () => {
    const drawing = drawingOf({ menu: MENU, queue: toQueue })
    const { flow } = done(renameExit(drawing, { id: 'menu', from: 'billing', to: 'invoices' }))
    expect(flow.nodes.menu).toMatchObject({
      options: [{ id: 'invoices' }, { id: 'other' }],
      exits: { invoices: 'queue', other: 'queue', noMatch: 'queue' },
    })
    expect(renameExit(drawing, { id: 'menu', from: 'billing', to: 'other' })).toMatchObject({ ok: false })
    expect(renameExit(drawing, { id: 'menu', from: 'noMatch', to: 'wrong' })).toMatchObject({ ok: false })
  })
})

describe('exits', () => {
  test('are let go when the settings no longer offer them', () => {
    const drawing = drawingOf({ menu: MENU, queue: toQueue })
    const node = { ...MENU, options: MENU.options.slice(1) }
    expect(done(setNode(drawing, { id: 'menu', node })).flow.nodes.menu).toEqual({
      ...node,
      exits: { other: 'queue', noMatch: 'queue' },
    })
  })
  test('that a node does not have cannot be connected', () => {
    const drawing = drawingOf({ a: say(), queue: toQueue })
    const { flows } = EMPTY
    expect(connect(drawing, { from: 'a', exit: 'closed', to: 'queue', flows })).toMatchObject({ ok: false })
    expect(connect(drawing, { from: 'queue', exit: 'next', to: 'a', flows })).toMatchObject({ ok: false })
    expect(connect(drawing, { from: 'a', exit: 'next', to: 'nowhere', flows })).toMatchObject({ ok: false })
  })
  test('an outcome that leads nowhere any more ends the flow again', () => {
    const ends: Node = { type: 'outcome', outcome: 'done' }
    const drawing = drawingOf({ done: ends, queue: toQueue })
    const wired = done(connect(drawing, { from: 'done', exit: 'next', to: 'queue', flows: EMPTY.flows }))
    expect(wired.flow.nodes.done).toEqual({ ...ends, exits: { next: 'queue' } })
    expect(done(disconnect(wired, { from: 'done', exit: 'next' })).flow.nodes.done).toEqual(ends)
  })
  test('lead through a node that is inserted on their edge', () => {
    const drawing = drawingOf({ a: say('queue'), queue: toQueue })
    const args = { from: 'a', exit: 'next', id: 'b', node: say(), at: { x: 0, y: 0 }, flows: EMPTY.flows }
    expect(done(insertOnEdge(drawing, args)).flow.nodes).toEqual({ a: say('b'), b: say('queue'), queue: toQueue })
  })
})

describe('moving', () => {
  test('touches the layout alone, and keeps a size that a box was given', () => {
    const drawing = {
      ...drawingOf({ a: toQueue }),
      layout: { specVersion: 1, nodes: { a: { x: 0, y: 0, width: 300 } } },
    } as const
    const moved = done(moveNodes(drawing, { places: { a: { x: 10.6, y: -3.2 } } }))
    expect(moved.flow).toBe(drawing.flow)
    expect(moved.layout.nodes).toEqual({ a: { x: 11, y: -3, width: 300 } })
    expect(done(moveNodes(moved, { places: { a: { x: 11.2, y: -3 } } }))).toBe(moved)
  })
})

describe('the clipboard', () => {
  test('brings nodes into an empty flow as they were, their ways among each other included', () => {
    fc.assert(
      fc.property(drawings, (drawing) => {
        const text = JSON.stringify(copyNodes(drawing, Object.keys(drawing.flow.nodes)))
        const clipping = readClipping(text)
        expect(clipping).not.toBeNull()
        if (clipping === null) return
        const corner = { x: Math.min(...Object.values(drawing.layout.nodes).map(({ x }) => x)), y: 0 }
        const pasted = done(pasteNodes(EMPTY_DRAWING, { clipping, at: corner }))
        expect(pasted.flow.nodes).toEqual(drawing.flow.nodes)
        expect(pasted.layout.nodes).toEqual(drawing.layout.nodes)
      }),
    )
  })
  test('gives copies free ids, and leads them among each other', () => {
    const drawing = drawingOf({ a: say('b'), b: say('queue'), queue: toQueue })
    const { flow } = done(pasteNodes(drawing, { clipping: copyNodes(drawing, ['a', 'b']), at: { x: 5, y: 5 } }))
    expect(flow.nodes).toEqual({ ...drawing.flow.nodes, 'a-2': say('b-2'), 'b-2': say('queue') })
  })
  test('refuses what is nothing of ours, or does not fit the schemas', () => {
    for (const text of [
      '',
      'hello',
      '{}',
      '{"kind":"usher/nodes"}',
      '{"kind":"usher/nodes","nodes":{"a":{"type":"no"}}}',
    ]) {
      expect(readClipping(text)).toBeNull()
    }
  })
})

describe('entries', () => {
  const drawn = (entries?: { readonly [name: string]: string }): Drawing => ({
    ...EMPTY_DRAWING,
    flow: flowOf({ hello: say('to-general'), 'to-general': toQueue }, entries === undefined ? {} : { entries }),
  })
  const entriesOf = ({ flow }: Drawing) => flow.entries

  test('are named at a node, follow it to its new name, and are gone with the last name', () => {
    const named = done(setEntries(drawn(), { id: 'hello', names: ['ready', 'late'] }))
    expect(entriesOf(named)).toEqual({ ready: 'hello', late: 'hello' })
    expect(entriesOf(done(renameNode(named, { from: 'hello', to: 'hi' })))).toEqual({ ready: 'hi', late: 'hi' })
    expect(done(setEntries(named, { id: 'hello', names: [] })).flow).not.toHaveProperty('entries')
  })

  test('lead on to where a removed node led, or are gone', () => {
    const named = drawn({ ready: 'hello', last: 'to-general' })
    expect(entriesOf(done(removeNodes(named, { ids: ['hello'], reconnect: true })))).toEqual({
      ready: 'to-general',
      last: 'to-general',
    })
    expect(entriesOf(done(removeNodes(named, { ids: ['to-general'], reconnect: true })))).toEqual({ ready: 'hello' })
  })

  test.each([
    ['Not an id', 'notAnId'],
    ['last', 'idTaken'],
  ])('are refused the name “%s”', (name, code) => {
    const result = setEntries(drawn({ last: 'to-general' }), { id: 'hello', names: [name] })
    expect(result).toMatchObject({ ok: false, refusal: { code } })
  })
})
