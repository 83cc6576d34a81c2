import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedFiles } from '../../../designer/document/changedFiles.ts'
import { addNode } from '../../../designer/document/commands/addNode.ts'
import { connect } from '../../../designer/document/commands/connect.ts'
import { moveNodes } from '../../../designer/document/commands/moveNodes.ts'
import { removeNodes } from '../../../designer/document/commands/removeNodes.ts'
import { renameNode } from '../../../designer/document/commands/renameNode.ts'
import { setFlow } from '../../../designer/document/commands/setFlow.ts'
import { setStart } from '../../../designer/document/commands/setStart.ts'
import { createNode, PALETTE_TYPES } from '../../../designer/document/createNode.ts'
import { createDocumentStore, type DocumentStore, isUnsaved } from '../../../designer/document/DocumentStore.ts'
import type { SavedFiles } from '../../../designer/document/openFiles.ts'
import { formatWorkspace } from '../../../runtime/engine/files/formatWorkspace.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const WORKSPACE = workspaceOf([
  flowOf({
    welcome: { type: 'greeting', content: [{ text: 'Hello' }], exits: { next: 'queue' } },
    queue: { type: 'enqueue', queue: 'general' },
  }),
])
const SAVED: SavedFiles = Object.fromEntries(
  Object.entries(formatWorkspace(WORKSPACE)).map(([path, text]) => [path, { text, revision: path }]),
)
const open = (saved: SavedFiles = SAVED, clock: () => number = () => 0): DocumentStore =>
  createDocumentStore(saved, clock)
const present = (store: DocumentStore) => store.getState().history.present
const main = { flowId: 'main' }

/** Anything an author may do, by three numbers; what is refused changes nothing. */
function act(store: DocumentStore, [kind, a, b]: readonly [number, number, number]): void {
  const { flows } = present(store)
  const flow = flows.main ?? flowOf({})
  const ids = Object.keys(flow.nodes)
  const [one, two] = [ids[a % ids.length] ?? '', ids[b % ids.length] ?? '']
  const actions = [
    () => {
      const node = createNode(PALETTE_TYPES[a % PALETTE_TYPES.length] ?? 'message', { workspace: present(store), flow })
      return store.editFlow('addNode', addNode, { id: `n${b}`, node, at: { x: a, y: b } }, main)
    },
    () => store.editFlow('removeNodes', removeNodes, { ids: [one], reconnect: b % 2 === 0 }, main),
    () => store.editFlow('renameNode', renameNode, { from: one, to: `r${b}` }, main),
    () => store.editFlow('connect', connect, { from: one, exit: 'next', to: two, flows }, main),
    () => store.editFlow('moveNodes', moveNodes, { places: { [one]: { x: a, y: b } } }, main),
    () => store.editFlow('setStart', setStart, { id: one }, main),
    () => store.editFlow('setFlow', setFlow, { name: `Name ${a}` }, { ...main, key: 'name' }),
  ]
  actions[kind % actions.length]?.()
}

const doings = fc.array(fc.tuple(fc.nat(), fc.nat(20), fc.nat(20)), { maxLength: 25 })

describe('undo and redo', () => {
  test('go back to the very beginning and forward to the very end, whatever was done', () => {
    fc.assert(
      fc.property(doings, (list) => {
        let time = 0
        const store = open(SAVED, () => (time += 300))
        const before = present(store)
        for (const doing of list) act(store, doing)
        const after = present(store)
        while (store.undo() !== null);
        expect(present(store)).toBe(before)
        expect(isUnsaved(store.getState())).toBe(false)
        while (store.redo() !== null);
        expect(present(store)).toBe(after)
      }),
    )
  })

  test('take the keystrokes of one field as one step, and a pause begins another', () => {
    let time = 0
    const store = open(SAVED, () => time)
    const type = (name: string, at: number) => {
      time = at
      store.editFlow('setFlow', setFlow, { name }, { ...main, key: 'flow/name' })
    }
    type('F', 0)
    type('Fr', 900)
    type('Fro', 1800)
    type('Front', 3000)
    store.undo()
    expect(present(store).flows.main?.name).toBe('Fro')
    store.undo()
    expect(present(store).flows.main?.name).toBe('Main')
  })

  test('say what a step was and which nodes it was about', () => {
    const store = open()
    store.editFlow('setStart', setStart, { id: 'queue' }, { ...main, nodeIds: ['queue'] })
    const label = { command: 'setStart', flowId: 'main', nodeIds: ['queue'] }
    expect(store.undo()).toEqual(label)
    expect(store.undo()).toBeNull()
    expect(store.redo()).toEqual(label)
  })

  test('a new step after an undo forgets what was undone', () => {
    const store = open()
    store.editFlow('setFlow', setFlow, { name: 'A' }, main)
    store.undo()
    store.editFlow('setFlow', setFlow, { name: 'B' }, main)
    expect(store.redo()).toBeNull()
    expect(present(store).flows.main?.name).toBe('B')
  })
})

describe('saving', () => {
  const changes = (store: DocumentStore) => {
    const { base, history, saved } = store.getState()
    return changedFiles(base, history.present, saved)
  }

  test('writes nothing when nothing was changed, or all of it was taken back', () => {
    const store = open()
    expect(changes(store)).toEqual([])
    store.editFlow('setFlow', setFlow, { name: 'Other' }, main)
    expect(changes(store).map(({ path }) => path)).toEqual(['main.flow.json'])
    store.editFlow('setFlow', setFlow, { name: 'Main' }, main)
    expect(changes(store)).toEqual([])
  })

  test('writes the layout alone when a box was moved', () => {
    const store = open()
    store.editFlow('moveNodes', moveNodes, { places: { queue: { x: 300, y: 0 } } }, main)
    expect(changes(store)).toMatchObject([{ path: 'main.layout.json' }])
  })

  test('leaves nothing unsaved, and undo past the save is a change again', () => {
    const store = open()
    store.editFlow('setFlow', setFlow, { name: 'Other' }, main)
    const files = Object.fromEntries(
      changes(store).map(({ path, text }) => [path, { text: text ?? '', revision: '2' }]),
    )
    store.markSaved(present(store), files)
    expect(isUnsaved(store.getState())).toBe(false)
    expect(changes(store)).toEqual([])
    store.undo()
    expect(changes(store)).toMatchObject([{ path: 'main.flow.json', text: SAVED['main.flow.json']?.text }])
  })

  test('deletes the file of a flow that was removed, and keeps what a single file says of its schema', () => {
    const queues = `{"$schema":"../schemas/queues.schema.json",${SAVED['queues.json']?.text.trim().slice(1)}`
    const store = open({ ...SAVED, 'queues.json': { text: queues, revision: '1' } })
    store.edit(
      'test',
      (workspace) => ({ ok: true, value: { ...workspace, flows: {}, queues: { only: { name: 'Only' } } } }),
      {},
    )
    expect(changes(store)).toEqual([
      { path: 'queues.json', text: expect.stringContaining('"$schema": "../schemas/queues.schema.json"') },
      { path: 'main.flow.json', text: null },
    ])
  })
})

describe('files on disk', () => {
  test('that are broken keep nobody from the others', () => {
    const store = open({
      ...SAVED,
      'bad.flow.json': { text: '{', revision: '1' },
      'queues.json': { text: '[]', revision: '1' },
    })
    expect(store.getState().broken).toEqual(['bad.flow.json', 'queues.json'])
    expect(Object.keys(present(store).flows)).toEqual(['main'])
    expect(isUnsaved(store.getState())).toBe(false)
  })

  test('that changed meanwhile can be taken as a step that undo takes back', () => {
    const store = open()
    store.editFlow('setFlow', setFlow, { name: 'Mine' }, main)
    const theirs = { text: SAVED['main.flow.json']?.text.replace('"Main"', '"Theirs"') ?? '', revision: '2' }
    expect(store.takeFromDisk('main.flow.json', theirs)).toBe(true)
    expect(present(store).flows.main?.name).toBe('Theirs')
    expect(isUnsaved(store.getState())).toBe(false)
    store.undo()
    expect(present(store).flows.main?.name).toBe('Mine')
    expect(isUnsaved(store.getState())).toBe(true)
  })
})
