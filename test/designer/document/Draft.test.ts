import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { setFlow } from '../../../designer/document/commands/setFlow.ts'
import { createDocumentStore, isUnsaved } from '../../../designer/document/DocumentStore.ts'
import { draftOf, restoreDraft } from '../../../designer/document/Draft.ts'
import type { SavedFiles } from '../../../designer/document/openFiles.ts'
import { saveFiles } from '../../../designer/document/saveFiles.ts'
import { setFiles } from '../../../designer/document/workspace/setFiles.ts'
import { formatWorkspace } from '../../../runtime/engine/files/formatWorkspace.ts'
import { edited, editsOf } from '../../support/editsOf.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const WORKSPACE = workspaceOf([
  flowOf({
    welcome: { type: 'greeting', content: [{ text: 'Hello' }], exits: { next: 'topic' } },
    topic: {
      type: 'keywordRoute',
      rules: [{ id: 'billing', skill: 'billing', keywords: { en: ['invoice', 'refund*'] } }],
      exits: { billing: 'to-billing', noMatch: 'to-general' },
    },
    'to-billing': { type: 'enqueue', queue: 'billing', priority: 5 },
    'to-general': { type: 'enqueue', queue: 'general' },
  }),
])
const onDisk = (texts: { readonly [path: string]: string }): SavedFiles =>
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, { text, revision: text }]))
const TEXTS = formatWorkspace(WORKSPACE)
const SAVED = onDisk(TEXTS)
const open = (saved = SAVED) => createDocumentStore(saved, () => 0)
const present = (store: ReturnType<typeof open>) => store.getState().history.present
const renamed = (name: string) => ({ flowId: 'main', name: 'setFlow', args: { name } })
const FLOW = SAVED['main.flow.json']?.text ?? ''

describe('a draft', () => {
  test('is what was not saved, and nothing when all is', async () => {
    const store = open()
    expect(draftOf(store.getState(), 1)).toBeNull()
    store.editFlow('setFlow', setFlow, renamed('Mine').args, { flowId: 'main' })
    const draft = draftOf(store.getState(), 1)
    expect(Object.keys(draft?.files ?? {})).toEqual(['main.flow.json'])
    await saveFiles(store, async (_path, text) => ({ kind: 'written', file: { text: text ?? '', revision: '2' } }))
    expect(draftOf(store.getState(), 1)).toBeNull()
  })

  test('restores, by way of JSON, whatever was edited, in one step that undo takes back', () => {
    fc.assert(
      fc.property(editsOf('mine', 6), (edits) => {
        const wanted = edited(WORKSPACE, 'main', edits)
        const store = open()
        store.edit('test', () => ({ ok: true, value: wanted }), null)
        const draft = draftOf(store.getState(), 1)
        const again = open()
        if (draft !== null) {
          const { files, kept } = restoreDraft(JSON.parse(JSON.stringify(draft)), again.getState())
          expect(kept).toEqual([])
          expect(again.edit('restoreDraft', setFiles, { files })).toBeNull()
        }
        expect(formatWorkspace(present(again))).toEqual(formatWorkspace(wanted))
        expect(again.getState().history.past.length).toBeLessThanOrEqual(1)
        again.undo()
        expect(isUnsaved(again.getState())).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test('is merged with what the files became meanwhile, and tells where both changed the same', () => {
    const mine = open()
    mine.editFlow('setFlow', setFlow, { name: 'Mine' }, { flowId: 'main' })
    const draft = draftOf(mine.getState(), 1) ?? { at: 0, files: {} }
    const meanwhile = (text: string) => open(onDisk({ ...TEXTS, 'main.flow.json': text })).getState()
    const other = restoreDraft(draft, meanwhile(FLOW.replace('"invoice"', '"bill"')))
    expect(other.kept).toEqual([])
    expect(other.files['main.flow.json']).toBe(FLOW.replace('"invoice"', '"bill"').replace('"Main"', '"Mine"'))
    const same = restoreDraft(draft, meanwhile(FLOW.replace('"Main"', '"Theirs"')))
    expect(same.files['main.flow.json']).toBe(FLOW.replace('"Main"', '"Mine"'))
    expect(same.kept).toHaveLength(1)
  })

  test('of another tab is merged into what is restored already', () => {
    const [one, two, here] = [open(), open(), open()]
    one.editFlow('setFlow', setFlow, { name: 'One' }, { flowId: 'main' })
    two.editFlow('setFlow', setFlow, { description: 'Two' }, { flowId: 'main' })
    for (const tab of [one, two]) {
      const draft = draftOf(tab.getState(), 1) ?? { at: 0, files: {} }
      here.edit('restoreDraft', setFiles, restoreDraft(draft, here.getState()))
    }
    expect(present(here).flows.main).toMatchObject({ name: 'One', description: 'Two' })
  })

  test('brings back a flow that was new, or deleted here', () => {
    const store = open()
    const { main } = WORKSPACE.flows
    if (main === undefined) throw new Error('no flow')
    const next = { ...WORKSPACE, flows: { second: { ...main, id: 'second' } } }
    store.edit('test', () => ({ ok: true, value: next }), null)
    const draft = draftOf(store.getState(), 1)
    const again = open()
    again.edit('restoreDraft', setFiles, restoreDraft(draft ?? { at: 0, files: {} }, again.getState()))
    expect(Object.keys(present(again).flows)).toEqual(['second'])
  })
})

describe('a file that changed on disk meanwhile', () => {
  const theirs = (from: string, to: string) => ({ text: FLOW.replace(from, to), revision: 'theirs' })

  test('is merged as one step of undo, and what is as on disk counts as saved', () => {
    const store = open()
    store.editFlow('setFlow', setFlow, { name: 'Mine' }, { flowId: 'main' })
    expect(store.mergeFromDisk('main.flow.json', theirs('"invoice"', '"bill"'))).toBe(true)
    expect(draftOf(store.getState(), 1)?.files['main.flow.json']).toEqual({
      base: theirs('"invoice"', '"bill"').text,
      text: theirs('"invoice"', '"bill"').text.replace('"Main"', '"Mine"'),
    })
    store.undo()
    expect(present(store).flows.main?.name).toBe('Mine')
    expect(JSON.stringify(present(store).flows.main)).toContain('invoice')
  })

  test('is taken as it is when nothing was changed here', () => {
    const store = open()
    expect(store.mergeFromDisk('main.flow.json', theirs('"Main"', '"Theirs"'))).toBe(true)
    expect(present(store).flows.main?.name).toBe('Theirs')
    expect(isUnsaved(store.getState())).toBe(false)
  })

  test('can be gone, and is taken so', () => {
    const store = open()
    expect(store.takeFromDisk('main.flow.json', null)).toBe(true)
    expect(present(store).flows).toEqual({})
    expect(isUnsaved(store.getState())).toBe(false)
  })

  test('that cannot be read is left, and so is what is here', () => {
    const store = open()
    store.editFlow('setFlow', setFlow, { name: 'Mine' }, { flowId: 'main' })
    const before = store.getState()
    expect(store.mergeFromDisk('main.flow.json', { text: '{', revision: '2' })).toBe(false)
    expect(store.takeFromDisk('main.flow.json', { text: '{', revision: '2' })).toBe(false)
    expect(store.getState()).toBe(before)
  })
})
