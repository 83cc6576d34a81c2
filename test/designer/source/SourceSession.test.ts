import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveNodes } from '../../../designer/document/commands/moveNodes.ts'
import { setFlow } from '../../../designer/document/commands/setFlow.ts'
import { createDocumentStore, isUnsaved } from '../../../designer/document/DocumentStore.ts'
import { createSourceSession, editTo, type TextEdit } from '../../../designer/source/SourceSession.ts'
import { formatFile } from '../../../runtime/engine/files/formatFile.ts'
import { formatWorkspace } from '../../../runtime/engine/files/formatWorkspace.ts'
import { edited, editsOf } from '../../support/editsOf.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const WORKSPACE = workspaceOf(
  [
    flowOf({
      welcome: { type: 'message', content: [{ text: 'Hello' }], exits: { next: 'end' } },
      end: { type: 'enqueue', queue: 'general' },
    }),
  ],
  { layouts: { main: { specVersion: 1, nodes: { welcome: { x: 0, y: 0 }, end: { x: 400, y: 0 } } } } },
)
const SAVED = Object.fromEntries(
  Object.entries(formatWorkspace(WORKSPACE)).map(([path, text]) => [path, { text, revision: path }]),
)
const TEXT = SAVED['main.flow.json']?.text ?? ''

const TELLING = {
  speaker: { translate: (template: string) => template, sayInstant: String },
  renameFlow: 'Rename the flow in the list of flows.',
}

function open() {
  let now = 0
  const document = createDocumentStore(SAVED, () => now)
  const present = () => document.getState().history.present
  const wait = () => {
    now += 60_000
  }
  return { document, session: createSourceSession(document, 'main', TELLING), present, wait }
}
const applied = (text: string, edit: TextEdit | null) =>
  edit === null ? text : text.slice(0, edit.from) + edit.text + text.slice(edit.to)

describe('the source of a flow', () => {
  test('becomes the flow as it is typed, keystrokes in a row one step of undo', () => {
    const { document, session, present, wait } = open()
    const welcome = present().flows.main?.nodes.welcome
    for (const name of ['M', 'Ma', 'Mai']) expect(session.typed(TEXT.replace('"Main"', `"${name}"`))).toEqual([])
    expect(present().flows.main?.name).toBe('Mai')
    expect(present().flows.main?.nodes.welcome).toBe(welcome)
    wait()
    session.typed(TEXT.replace('"Main"', '"Later"'))
    expect(document.getState().history.past).toHaveLength(2)
    document.undo()
    document.undo()
    expect(isUnsaved(document.getState())).toBe(false)
  })

  test('that cannot be read is told where, and the flow stays as it was', () => {
    const { session, present } = open()
    const before = present()
    expect(session.typed(TEXT.replace('"Main",', '"Main"'))).toMatchObject([{ severity: 'error', line: 5 }])
    const [misspelt] = session.typed(TEXT.replace('"queue": "general"\n    }', '"queues": "general"\n    }'))
    expect(misspelt?.line).toBe(TEXT.slice(0, TEXT.indexOf('"end": {')).split('\n').length + 2)
    expect(session.typed(TEXT.replace('"id": "main"', '"id": "other"'))).toMatchObject([{ line: 3 }])
    expect(present()).toBe(before)
  })

  test('that only stands otherwise changes nothing, and is tidied when it is left', () => {
    const { document, session } = open()
    const loose = JSON.stringify(JSON.parse(TEXT))
    expect(session.typed(loose)).toEqual([])
    expect(isUnsaved(document.getState())).toBe(false)
    expect(session.pull(loose)).toBeNull()
    expect(applied(loose, session.tidy(loose))).toBe(TEXT)
  })

  test('is never written into while it is typed', () => {
    const { document, session, present } = open()
    const pulled: (TextEdit | null)[] = []
    const loose = TEXT.replace('"Main",', '   "Typing"  ,\n')
    document.subscribe(() => pulled.push(session.pull(loose)))
    session.typed(loose)
    expect(present().flows.main?.name).toBe('Typing')
    expect(pulled).toEqual([null])
  })

  test('is left alone when it is left unreadable', () => {
    const { session } = open()
    session.typed('{')
    expect(session.tidy('{')).toBeNull()
  })

  test('follows what is changed elsewhere, also when it could not be read', () => {
    const { document, session } = open()
    session.typed(`${TEXT}}`)
    document.editFlow('setFlow', setFlow, { name: 'Elsewhere' }, { flowId: 'main' })
    const text = applied(`${TEXT}}`, session.pull(`${TEXT}}`))
    expect(text).toBe(TEXT.replace('"Main"', '"Elsewhere"'))
    document.editFlow('moveNodes', moveNodes, { places: { end: { x: 9, y: 9 } } }, { flowId: 'main' })
    expect(session.pull(text)).toBeNull()
  })

  test('keeps the box of a node that is renamed in it, and drops that of one that is gone', () => {
    const { session, present } = open()
    session.typed(TEXT.replaceAll('"end"', '"bye"'))
    expect(present().layouts.main?.nodes.bye).toEqual({ x: 400, y: 0 })
    const { welcome } = WORKSPACE.flows.main?.nodes ?? {}
    const alone = { ...flowOf({}), start: 'welcome', nodes: welcome === undefined ? {} : { welcome } }
    session.typed(formatFile('flow', alone))
    expect(Object.keys(present().layouts.main?.nodes ?? {})).toEqual(['welcome'])
  })

  test('makes of any text of the flow that flow, byte for byte', () => {
    fc.assert(
      fc.property(editsOf('a'), (edits) => {
        const { session, present } = open()
        const wanted = formatWorkspace(edited(WORKSPACE, 'main', edits))['main.flow.json'] ?? ''
        expect(session.typed(wanted)).toEqual([])
        expect(formatWorkspace(present())['main.flow.json']).toBe(wanted)
      }),
      { numRuns: 60 },
    )
  })

  test('is changed by the smallest stretch that makes it the other text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (head, old, now, tail) => {
        const edit = editTo(head + old + tail, head + now + tail)
        expect(applied(head + old + tail, edit)).toBe(head + now + tail)
        expect(edit === null ? 0 : edit.text.length).toBeLessThanOrEqual(now.length)
      }),
      { numRuns: 100 },
    )
  })
})
