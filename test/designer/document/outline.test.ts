import { expect, test } from 'vitest'
import { outlineOf, visibleRows } from '../../../designer/document/outline.ts'
import type { Node } from '../../../schemas/flow.ts'
import { flowOf } from '../../support/workspaceOf.ts'

const message = (next: string | null): Node => ({
  type: 'message',
  content: [{ text: 'Hello' }],
  exits: next === null ? {} : { next },
})
const hours = (exits: { readonly [name: string]: string }): Node => ({
  type: 'officeHours',
  schedule: 'support',
  exits,
})
const queue: Node = { type: 'enqueue', queue: 'general' }

/** The outline as text: two spaces a level, `>` before an exit, `=` before a link. */
const read = (nodes: { readonly [id: string]: Node }, start: string): readonly string[] => {
  const flow = flowOf(nodes, { start })
  return outlineOf(flow, {}).map((row) => {
    const words =
      row.kind === 'node'
        ? `${row.id}${row.isReached ? '' : ' (not reached)'}`
        : `> ${row.exit}${row.isLink ? ` = ${row.target}` : row.target === null ? ' nowhere' : ''}`
    return '  '.repeat(row.level - 1) + words
  })
}

test('reads a chain at one level, and the ways of a node one deeper', () => {
  const nodes = {
    welcome: message('hours'),
    hours: hours({ open: 'desk', closed: 'away', holiday: 'away' }),
    away: message('later'),
    later: queue,
    desk: queue,
  }
  expect(read(nodes, 'welcome')).toEqual([
    'welcome',
    'hours',
    '  > open',
    '    desk',
    '  > closed',
    '    away',
    '    later',
    '  > holiday = away',
    '  > emergency nowhere',
  ])
})

test('shows a node once, a way round as a link, and what is not reached last', () => {
  const nodes = { a: message('b'), b: message('a'), alone: message(null), other: message('alone') }
  expect(read(nodes, 'a')).toEqual([
    'a',
    'b',
    '> next = a',
    'other (not reached)',
    'alone (not reached)',
    '> next nowhere',
  ])
})

test('goes down a flow of thousands of nodes one below the other', () => {
  const size = 4_000
  const nodes = Object.fromEntries(
    Array.from({ length: size }, (_, index) => [`n${index}`, hours(index + 1 < size ? { open: `n${index + 1}` } : {})]),
  )
  const rows = outlineOf(flowOf(nodes, { start: 'n0' }), {})
  expect(rows.filter(({ kind }) => kind === 'node')).toHaveLength(size)
  expect(rows).toHaveLength(size * 5)
})

test('hides what is folded, to any depth', () => {
  const nodes = { hours: hours({ open: 'again' }), again: hours({ open: 'desk' }), desk: queue }
  const rows = outlineOf(flowOf(nodes, { start: 'hours' }), {})
  const seen = (folded: readonly string[]) => visibleRows(rows, new Set(folded)).map(({ key }) => key)
  expect(seen([])).toHaveLength(rows.length)
  expect(seen(['exit/hours/open'])).toEqual([
    'node/hours',
    'exit/hours/open',
    'exit/hours/closed',
    'exit/hours/holiday',
    'exit/hours/emergency',
  ])
  expect(seen(['node/hours'])).toEqual(['node/hours'])
})
