import elk from 'elkjs'
import { expect, test } from 'vitest'
import { guessSize, placesFromElk, toElk } from '../../../designer/document/arrangement.ts'
import { EMPTY_LAYOUT } from '../../../designer/document/Drawing.ts'
import { exitNames } from '../../../designer/document/exits.ts'
import { wiredExits } from '../../../runtime/engine/nodes/wiredExits.ts'
import type { Flow, Node } from '../../../schemas/flow.ts'
import { flowOf } from '../../support/workspaceOf.ts'

const message = (next: string): Node => ({ type: 'message', content: [{ text: 'Hello' }], exits: { next } })
const arrange = async (flow: Flow) =>
  placesFromElk(await new elk.default().layout(toElk({ flow, layout: EMPTY_LAYOUT }, {}, {})), flow.start)

const flow = flowOf({
  hours: { type: 'officeHours', schedule: 'support', exits: { open: 'menu', closed: 'away', holiday: 'away' } },
  away: message('menu'),
  menu: {
    type: 'menu',
    prompt: [{ text: 'Which?' }],
    options: [
      { id: 'billing', label: 'Billing' },
      { id: 'again', label: 'Again' },
    ],
    exits: { billing: 'to-billing', again: 'hours', noMatch: 'menu' },
  },
  'to-billing': { type: 'enqueue', queue: 'billing' },
  alone: message('nowhere'),
})

test('gives every node a place where it covers no other', async () => {
  const places = await arrange(flow)
  expect(Object.keys(places).sort()).toEqual(Object.keys(flow.nodes).sort())
  const boxes = Object.entries(flow.nodes).map(([id, node]) => ({
    ...(places[id] ?? { x: 0, y: 0 }),
    ...guessSize(exitNames(node, {})),
  }))
  const covering = boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
  )
  expect(covering).toEqual([])
})

test('begins at the left, with what is led to at the right of it, though the flow has loops', async () => {
  const places = await arrange(flow)
  expect(places.hours).toEqual({ x: 0, y: 0 })
  for (const to of Object.values(wiredExits(flow.nodes.hours as Node))) expect(places[to]?.x).toBeGreaterThan(0)
  expect(places['to-billing']?.x).toBeGreaterThan(places.menu?.x ?? Number.NaN)
})

test('finds the same places again', async () => {
  expect(await arrange(flow)).toEqual(await arrange(flow))
})

test('wraps a long chain into rows that a window has room for, each below the one before', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => `n${index}`)
  const nodes = Object.fromEntries(ids.map((id, index) => [id, message(ids[index + 1] ?? 'end')]))
  const places = await arrange(flowOf({ ...nodes, end: { type: 'close' } }, { start: 'n0' }))
  const [right, bottom] = (['x', 'y'] as const).map((side) => Math.max(...Object.values(places).map((at) => at[side])))
  expect(right).toBeLessThan(3 * (bottom ?? 0))
  expect(bottom).toBeLessThan(2 * (right ?? 0))
  const turns = ids.slice(1).filter((id, index) => (places[id]?.x ?? 0) < (places[`n${index}`]?.x ?? 0))
  for (const id of turns) expect(places[id]?.x).toBe(0)
})
