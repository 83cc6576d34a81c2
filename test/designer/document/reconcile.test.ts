import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reconcile } from '../../../designer/document/reconcile.ts'
import { setFiles } from '../../../designer/document/workspace/setFiles.ts'
import { formatWorkspace } from '../../../runtime/engine/files/formatWorkspace.ts'
import { edited, editsOf } from '../../support/editsOf.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'
import { done } from './drawings.ts'

const BEFORE = workspaceOf([
  flowOf({
    welcome: { type: 'message', content: [{ text: 'Hello' }], exits: { next: 'end' } },
    end: { type: 'close' },
  }),
])

/** As a file gives it: no file holds -0. */
const readValue = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)))

test('equal values become the very value that was there', () => {
  fc.assert(
    fc.property(readValue, (value) => {
      expect(reconcile(value, JSON.parse(JSON.stringify(value)))).toBe(value)
    }),
    { numRuns: 100 },
  )
})

test('other values stay what they are, whatever was there', () => {
  fc.assert(
    fc.property(readValue, readValue, (before, after) => {
      expect(JSON.stringify(reconcile(before, after))).toBe(JSON.stringify(after))
    }),
    { numRuns: 100 },
  )
})

test('what texts leave as it was stays the same object, so that one edit draws one card', () => {
  const files = { 'main.flow.json': formatWorkspace(BEFORE)['main.flow.json']?.replace('Hello', 'Ciao') ?? '' }
  const after = done(setFiles(BEFORE, { files }))
  expect(after.flows.main?.nodes.end).toBe(BEFORE.flows.main?.nodes.end)
  expect(after.flows.main?.nodes.welcome).not.toBe(BEFORE.flows.main?.nodes.welcome)
  expect(after.queues).toBe(BEFORE.queues)
})

test('the texts of any state make that state', () => {
  fc.assert(
    fc.property(editsOf('a'), (edits) => {
      const wanted = formatWorkspace(edited(BEFORE, 'main', edits))
      expect(formatWorkspace(done(setFiles(BEFORE, { files: wanted })))).toEqual(wanted)
    }),
    { numRuns: 60 },
  )
})

test('a file that is none of a workspace, or cannot be read, is refused', () => {
  for (const files of [{ 'notes.txt': 'x' }, { 'main.flow.json': '{' }]) {
    expect(setFiles(BEFORE, { files })).toMatchObject({ ok: false, refusal: { code: 'cannotRead' } })
  }
})
