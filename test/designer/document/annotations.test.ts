import { describe, expect, test } from 'vitest'
import { GROUP_SIZE } from '../../../designer/document/annotations.ts'
import { copyNodes, readClipping } from '../../../designer/document/Clipping.ts'
import { arrange } from '../../../designer/document/commands/arrange.ts'
import { moveItems } from '../../../designer/document/commands/moveItems.ts'
import { cornerOf, pasteNodes } from '../../../designer/document/commands/pasteNodes.ts'
import { removeItems } from '../../../designer/document/commands/removeItems.ts'
import { setAnnotations } from '../../../designer/document/commands/setAnnotations.ts'
import { type Drawing, EMPTY_LAYOUT } from '../../../designer/document/Drawing.ts'
import { clearOf, frameAround, isWithin } from '../../../designer/document/framing.ts'
import { flowOf } from '../../support/workspaceOf.ts'
import { done } from './drawings.ts'

const flow = flowOf({ queue: { type: 'enqueue', queue: 'general' } })
const bare: Drawing = { flow, layout: { ...EMPTY_LAYOUT, nodes: { queue: { x: 0, y: 0 } } } }
const note = { x: 10, y: 20, text: 'Ask Legal', color: 'yellow' }
const group = { x: -30, y: -50, width: 400, height: 300, title: 'Opening' }
const drawing = done(setAnnotations(bare, { notes: { legal: note }, groups: { opening: group } }))

describe('notes and groups', () => {
  test('stand in the layout alone', () => {
    expect(drawing.flow).toBe(flow)
    expect(drawing.layout).toEqual({ ...bare.layout, notes: { legal: note }, groups: { opening: group } })
  })
  test('leave the layout as it was when the last one is gone', () => {
    const args = { ids: [], reconnect: false, annotations: ['note/legal', 'group/opening'] } as const
    expect(done(removeItems(drawing, args)).layout).toEqual(bare.layout)
  })
  test('move together with nodes, in whole pixels', () => {
    const places = { queue: { x: 5, y: 5 }, 'note/legal': { x: 1.4, y: 2.6 }, 'group/gone': { x: 0, y: 0 } }
    const { layout } = done(moveItems(drawing, { places }))
    expect([layout.nodes.queue, layout.notes?.legal, layout.groups]).toEqual([
      { x: 5, y: 5 },
      { ...note, x: 1, y: 3 },
      { opening: group },
    ])
  })
  test('change nothing when they stay where they are', () => {
    expect(done(moveItems(drawing, { places: { 'note/legal': { x: 10, y: 20 } } }))).toBe(drawing)
  })
  test('go over the clipboard, alone or with nodes, and get free ids', () => {
    for (const ids of [[], ['queue']]) {
      const clipping = readClipping(JSON.stringify(copyNodes(drawing, ids, ['note/legal', 'group/opening'])))
      if (clipping === null) throw new Error('the clipping was not read')
      const pasted = done(pasteNodes(drawing, { clipping, at: cornerOf(clipping) }))
      expect(pasted.layout.notes).toEqual({ legal: note, 'legal-2': note })
      expect(pasted.layout.groups).toEqual({ opening: group, 'opening-2': group })
      expect(pasted.flow === flow).toBe(ids.length === 0)
    }
  })
  test('are refused from a clipboard that does not fit the schema', () => {
    expect(readClipping('{"kind":"usher/nodes","nodes":{},"boxes":{},"notes":{"a":{"x":"1"}}}')).toBeNull()
  })
})

test('frames and notes follow the nodes when the flow is arranged', () => {
  const { layout } = done(arrange(drawing, { places: { queue: { x: 1000, y: 500 } }, sizes: {} }))
  expect(layout.notes?.legal?.x).toBe(note.x + 1000)
  const frame = layout.groups?.opening
  expect(frame && isWithin({ x: 1000, y: 500, width: 256, height: 100 }, { ...GROUP_SIZE, ...frame })).toBe(true)
})

test('a note is put above what it would cover', () => {
  const note = { x: 0, y: 100, width: 200, height: 100 }
  const cards = [
    { x: -50, y: 120, width: 100, height: 100 },
    { x: 150, y: -20, width: 100, height: 30 },
    { x: 500, y: 100, width: 100, height: 100 },
  ]
  const { y } = clearOf(note, cards)
  expect(y + note.height).toBeLessThan(-20)
  expect(clearOf(note, cards.slice(2))).toEqual(note)
})

describe('a frame', () => {
  test('surrounds what it is put around', () => {
    const areas = [
      { x: 0, y: 0, width: 100, height: 50 },
      { x: 300, y: 200, width: 100, height: 50 },
    ]
    const frame = frameAround(areas)
    if (frame === null) throw new Error('there is no frame')
    expect(areas.every((area) => isWithin(area, frame))).toBe(true)
    expect(isWithin({ x: 380, y: 200, width: 100, height: 50 }, frame)).toBe(false)
    expect(frameAround([])).toBeNull()
  })
})
