import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renameNode } from '../../../designer/document/commands/renameNode.ts'
import type { Drawing } from '../../../designer/document/Drawing.ts'
import { diffDrawings } from '../../../designer/document/diffDrawings.ts'
import { flowOf } from '../../support/workspaceOf.ts'
import { done, drawings } from './drawings.ts'

const BEFORE: Drawing = {
  flow: flowOf({
    welcome: { type: 'message', content: [{ text: 'Hello' }], exits: { next: 'away' } },
    away: { type: 'message', content: [{ text: 'We are closed' }], exits: { next: 'end' } },
    end: { type: 'enqueue', queue: 'general' },
  }),
  layout: { specVersion: 1, nodes: { welcome: { x: 0, y: 0 }, away: { x: 400, y: 0 }, end: { x: 800, y: 0 } } },
}
const marks = (before: Drawing, after: Drawing) =>
  Object.fromEntries(diffDrawings(before, after).map(({ id, mark }) => [id, mark]))

describe('two versions of a flow as one picture', () => {
  test('tell apart what came, went, changed, and only moved', () => {
    const { away: _, ...rest } = BEFORE.flow.nodes
    const after: Drawing = {
      flow: {
        ...BEFORE.flow,
        nodes: {
          ...rest,
          welcome: { type: 'message', content: [{ text: 'Good morning' }], exits: { next: 'bye' } },
          bye: { type: 'close' },
        },
      },
      layout: { specVersion: 1, nodes: { welcome: { x: 0, y: 0 }, end: { x: 900, y: 0 }, bye: { x: 400, y: 200 } } },
    }
    expect(marks(BEFORE, after)).toEqual({ welcome: 'changed', bye: 'added', away: 'removed', end: 'moved' })
    const gone = diffDrawings(BEFORE, after).find(({ id }) => id === 'away')
    expect(gone?.place).toEqual({ x: 400, y: 0 })
    expect(diffDrawings(BEFORE, after).find(({ id }) => id === 'welcome')?.exits).toEqual([
      { name: 'next', to: 'away', mark: 'removed' },
      { name: 'next', to: 'bye', mark: 'added' },
    ])
  })

  test('know a renamed node again', () => {
    const after = done(renameNode(BEFORE, { from: 'away', to: 'closed' }))
    expect(diffDrawings(BEFORE, after).find(({ id }) => id === 'closed')).toMatchObject({
      was: 'away',
      mark: 'changed',
    })
  })

  test('show nothing where nothing differs, and every node of both else', () => {
    fc.assert(
      fc.property(drawings, drawings, (a, b) => {
        expect(diffDrawings(a, a).every(({ mark }) => mark === 'same')).toBe(true)
        const ids = new Set(diffDrawings(a, b).flatMap(({ id, was }) => (was === null ? [id] : [id, was])))
        expect(ids).toEqual(new Set([...Object.keys(a.flow.nodes), ...Object.keys(b.flow.nodes)]))
      }),
      { numRuns: 60 },
    )
  })
})
