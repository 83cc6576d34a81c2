import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wiredExits } from '../../../runtime/engine/nodes/wiredExits.ts'
import { renameNodes } from '../../../runtime/proof/diff/renameNodes.ts'
import { layOut } from '../../../runtime/proof/render/layOut.ts'
import type { Picture } from '../../../runtime/proof/render/Picture.ts'
import { pictureOf, pictureOfChange } from '../../../runtime/proof/render/pictureOf.ts'
import { renderMermaid } from '../../../runtime/proof/render/renderMermaid.ts'
import { renderSvg } from '../../../runtime/proof/render/renderSvg.ts'
import type { Flow, Node } from '../../../schemas/flow.ts'
import { arbitraryFlows } from '../../support/arbitraryFlow.ts'
import { flowOf } from '../../support/workspaceOf.ts'

const message = (next: string, text = 'Hi'): Node => ({ type: 'message', content: [{ text }], exits: { next } })
const queue: Node = { type: 'enqueue', queue: 'general' }
const flow = flowOf({ a: message('b'), b: message('end'), end: queue })
const anyFlow = arbitraryFlows(12).map(([main]) => main)
const marksOf = ({ nodes }: Picture) => Object.fromEntries(nodes.map(({ id, mark }) => [id, mark]))

describe('a picture of a change', () => {
  test('marks what is new, gone and edited, and leaves the rest alone', () => {
    const after: Flow = {
      ...flow,
      nodes: { a: message('c'), c: message('end', 'Bye'), end: { ...queue, priority: 5 } },
    }
    const { nodes } = pictureOfChange({ ...flow, nodes: { ...flow.nodes, d: { ...queue, queue: 'billing' } } }, after)
    expect(marksOf({ name: '', nodes })).toMatchObject({ a: 'same', end: 'changed', d: 'removed' })
  })

  test('shows a rewired exit as it was and as it is', () => {
    const after: Flow = { ...flow, nodes: { ...flow.nodes, a: message('end') } }
    const picture = pictureOfChange(flow, after)
    expect(picture.nodes[0]?.exits).toEqual([
      { name: 'next', to: 'b', mark: 'removed' },
      { name: 'next', to: 'end', mark: 'added' },
    ])
    expect(marksOf(picture)).toEqual({ a: 'same', b: 'same', end: 'same' })
  })

  test('shows a renamed node once, with the name that it had', () => {
    const picture = pictureOfChange(flow, renameNodes(flow, [{ from: 'b', to: 'farewell' }]))
    expect(marksOf(picture)).toEqual({ a: 'same', farewell: 'changed', end: 'same' })
    expect(picture.nodes.find(({ id }) => id === 'farewell')?.was).toBe('b')
    expect(renderSvg(picture)).toContain('farewell (was b)')
  })
})

test('of one version nothing is marked, and every exit that leads somewhere is there once', () => {
  fc.assert(
    fc.property(anyFlow, (any) => {
      const { nodes } = pictureOf(any)
      const marks = nodes.flatMap(({ mark, exits }) => [mark, ...exits.map((exit) => exit.mark)])
      expect(marks.filter((mark) => mark !== 'same')).toEqual([])
      expect(nodes.map(({ id }) => id)).toEqual(Object.keys(any.nodes))
      const wired = Object.values(any.nodes).flatMap((node) => Object.values(wiredExits(node)))
      const drawn = nodes.flatMap(({ exits }) => exits.map(({ to }) => to))
      expect(drawn.sort()).toEqual(wired.filter((to) => Object.hasOwn(any.nodes, to)).sort())
    }),
  )
})

describe('places', () => {
  const size = () => ({ width: 100, height: 50 })

  test('columns follow the way from the start, rounds left out', () => {
    const places = layOut(pictureOf(flowOf({ a: message('b'), b: message('c'), c: message('a'), d: queue })), {}, size)
    const [a, b, c] = ['a', 'b', 'c'].map((id) => places.get(id)?.x ?? Number.NaN)
    expect([a, b, c]).toEqual([a, b, c].toSorted((x = 0, y = 0) => x - y))
    expect(new Set([a, b, c]).size).toBe(3)
  })

  test('no two cards without a place of their own lie upon each other', () => {
    fc.assert(
      fc.property(anyFlow, (any) => {
        const places = [...layOut(pictureOf(any), {}, size).values()]
        expect(places.length).toBe(Object.keys(any.nodes).length)
        for (const [index, one] of places.entries()) {
          for (const other of places.slice(index + 1)) {
            expect(Math.abs(one.x - other.x) >= 100 || Math.abs(one.y - other.y) >= 50).toBe(true)
          }
        }
      }),
    )
  })

  test('a node with a place keeps it, and a new one stands below and behind what leads to it', () => {
    const own = { a: { x: 0, y: 0 }, end: { x: 900, y: 40 } }
    const places = layOut(pictureOf(flow), own, size)
    expect([places.get('a'), places.get('end')]).toEqual([own.a, own.end])
    expect(places.get('b')?.x).toBeGreaterThan(100)
    expect(places.get('b')?.y).toBeGreaterThan(90)
  })

  test('a chain of 3,000 nodes is laid out', () => {
    const ids = Array.from({ length: 3_000 }, (_, index) => `n${index}`)
    const chain = flowOf(
      Object.fromEntries(ids.map((id, index) => [id, index + 1 < ids.length ? message(`n${index + 1}`) : queue])),
    )
    expect(layOut(pictureOf(chain), {}, size).size).toBe(3_000)
  })
})

const NASTY = `"]; end <script>alert(1)</script> %%{init: {}}%% & ]]> \u0000\ud800 \`x\` #quot; |a|`

test('what authors wrote is text in an SVG, never markup', () => {
  const svg = renderSvg(pictureOf({ ...flow, name: NASTY, nodes: { ...flow.nodes, a: message('b', NASTY) } }))
  expect(svg).not.toMatch(/<script|\0|[\ud800-\udfff]/)
  expect(svg).toContain('&lt;script&gt;')
  expect([...svg.matchAll(/<(\w+)/g)].map(([, tag]) => tag)).not.toContain('script')
})

test('what authors wrote is text in Mermaid, never markup', () => {
  const nasty = flowOf({ a: message('b', NASTY), b: { ...queue, queue: NASTY } })
  const lines = renderMermaid(pictureOf(nasty)).trimEnd().split('\n')
  expect(lines).toHaveLength(4)
  for (const line of lines.slice(1)) {
    expect(line).toMatch(
      /^ {2}n\d(\(\["[^"<>`%{}|;]*(?:<br\/>|#\d+;|[^"<>`%{}|;])*"\]\)|\[\["(?:<br\/>|#\d+;|[^"<>`%{}|;])*"\]\]| --> ?\|"next"\| n\d)$/,
    )
  }
})

test('exits are labelled, and what changed is signed, not only coloured', () => {
  const text = renderMermaid(pictureOfChange(flow, { ...flow, nodes: { ...flow.nodes, a: message('end') } }))
  expect(text).toContain('n0 -.->|"− next"| n1')
  expect(text).toContain('n0 -->|"+ next"| n2')
})
