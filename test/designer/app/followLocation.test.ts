import { afterEach, expect, test, vi } from 'vitest'
import { followLocation } from '../../../designer/app/followLocation.ts'
import { createDocumentStore } from '../../../designer/document/DocumentStore.ts'
import { createEditorStore, openFlow, openResource } from '../../../designer/editor/EditorStore.ts'
import { formatWorkspace } from '../../../runtime/engine/files/formatWorkspace.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A window in which the event behind a new address comes when the test says so. */
function follow(hash: string) {
  const location = { hash }
  let arrive = () => {}
  vi.stubGlobal('window', {
    location,
    addEventListener: (_: string, listener: () => void) => {
      arrive = listener
    },
  })
  const workspace = workspaceOf([flowOf({ end: { type: 'enqueue', queue: 'general' } })])
  const saved = Object.entries(formatWorkspace(workspace)).map(([path, text]) => [path, { text, revision: path }])
  const editor = createEditorStore({ flowId: null, theme: 'light', isPaletteOpen: false })
  followLocation(
    editor,
    createDocumentStore(Object.fromEntries(saved), () => 0),
  )
  return { location, editor, arrive: () => arrive() }
}

test('an address opens what it names, and what is opened is in the address', () => {
  const { location, editor, arrive } = follow('#/flows/main')
  expect(editor.getState().flowId).toBe('main')
  openResource(editor, { kind: 'queue', id: 'general' })
  expect(location.hash).toBe('#/workspace/queue/general')
  location.hash = '#/flows/main'
  arrive()
  expect(editor.getState().resource).toBeNull()
  openResource(editor, { kind: 'queue', id: 'general' })
  openFlow(editor, 'main')
  expect(location.hash).toBe('#/flows/main')
})

test('an address that has come is not written over by a change before it is followed', () => {
  const { location, editor, arrive } = follow('#/flows/main')
  location.hash = '#/workspace/queue/general'
  editor.setState({ isProblemsOpen: true })
  expect(location.hash).toBe('#/workspace/queue/general')
  arrive()
  expect(editor.getState().resource).toEqual({ kind: 'queue', id: 'general' })
})
