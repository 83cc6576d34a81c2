/*
 * The one store of what is designed. Only commands write it, and each is a step of undo; a refused command changes nothing. What is
 * selected, open or dragged is not here (see editor/EditorStore.ts), so undo never moves the view by itself.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import { commandFlow, type FlowCommand, type WorkspaceCommand } from './Command.ts'
import { changedFiles, changedPaths } from './changedFiles.ts'
import { beginHistory, type History, type Label, record, redo, undo } from './history.ts'
import { type MergedText, mergeVersions } from './mergeVersions.ts'
import { type OpenedFiles, openFiles, type SavedFile, type SavedFiles } from './openFiles.ts'
import { done, type Refusal, type Result } from './Result.ts'
import { reconcile } from './reconcile.ts'
import { entryOf, withEntry, withoutEntries } from './records.ts'
import type { ResourcePlace } from './workspace/resources.ts'
import { setFiles } from './workspace/setFiles.ts'

export type DocumentState = {
  readonly history: History<Workspace>
  /** the workspace as the disk has it; what differs from it is unsaved */
  readonly base: Workspace
  readonly saved: SavedFiles
  /** what reading the files found, in the words of who speaks; else in English */
  readonly issues: OpenedFiles['issues']
  /** files on disk that cannot be read */
  readonly broken: readonly string[]
}

export type DocumentStore = StoreApi<DocumentState> & DocumentActions

/** Merges keystrokes: edits of one key are one step of undo while they follow each other closely. */
export type EditKey = { readonly key?: string | null }

export type DocumentActions = {
  /** runs a command on a flow; null when it was done, else why not */
  readonly editFlow: <Args>(
    name: string,
    command: FlowCommand<Args>,
    args: Args,
    place: { readonly flowId: string; readonly nodeIds?: readonly string[] } & EditKey,
  ) => Refusal | null
  /** runs a command on the workspace; null when it was done, else why not */
  readonly edit: <Args>(
    name: string,
    command: WorkspaceCommand<Args>,
    args: Args,
    options?: EditKey & { readonly resource?: ResourcePlace },
  ) => Refusal | null
  /** takes the last step back, or does nothing; answers which step it was */
  readonly undo: () => Label | null
  readonly redo: () => Label | null
  /** what was written to disk: the workspace at that time, and the files as they are now (null: deleted) */
  readonly markSaved: (workspace: Workspace, files: { readonly [path: string]: SavedFile | null }) => void
  /** replaces a file by what the disk has meanwhile (null: it is gone), as a step of undo; false when that cannot be read */
  readonly takeFromDisk: (path: string, file: SavedFile | null) => boolean
  /** makes a file what is here and what the disk has meanwhile together, as a step of undo; false when one of the two cannot be read */
  readonly mergeFromDisk: (path: string, file: SavedFile) => boolean
  /** keeps what is here although the disk has something else meanwhile: the next save writes over it knowingly */
  readonly keepOverDisk: (path: string, file: SavedFile | null) => void
}

/** Opens files as they are on disk; `clock` in epoch ms. */
export function createDocumentStore(saved: SavedFiles, clock: () => number): DocumentStore {
  const { workspace, issues, broken } = openFiles(saved)
  const store = createStore<DocumentState>(() => ({
    history: beginHistory(workspace),
    base: workspace,
    saved,
    issues,
    broken,
  }))
  const change = (result: Result<Workspace>, label: Label, key: string | null): Refusal | null => {
    if (!result.ok) return result.refusal
    store.setState(({ history }) => ({ history: record(history, result.value, label, { key, at: clock() }) }))
    return null
  }
  const present = () => store.getState().history.present
  /** Makes a file here this text, and what is known of the disk the file that stands there. */
  const fromDisk = (command: string, path: string, file: SavedFile | null, text: string | null): boolean => {
    const base = setFiles(store.getState().base, { files: { [path]: file?.text ?? null } })
    const next = setFiles(present(), { files: { [path]: text } })
    if (!base.ok || !next.ok) return false
    // What is as on disk is the same object, so that it does not count as unsaved.
    change(done(reconcile(base.value, next.value)), { command, flowId: null, nodeIds: [] }, null)
    store.setState(({ saved }) => ({ base: base.value, saved: withSaved(saved, path, file) }))
    return true
  }

  return Object.assign(store, {
    editFlow: (name, command, args, { flowId, nodeIds = [], key = null }) =>
      change(commandFlow(present(), flowId, command, args), { command: name, flowId, nodeIds }, key),
    edit: (name, command, args, { key = null, resource } = {}) =>
      change(
        command(present(), args),
        { command: name, flowId: null, nodeIds: [], ...(resource === undefined ? {} : { resource }) },
        key,
      ),
    undo: () => {
      const label = store.getState().history.past.at(-1)?.label ?? null
      store.setState(({ history }) => ({ history: undo(history) }))
      return label
    },
    redo: () => {
      const label = store.getState().history.future[0]?.label ?? null
      store.setState(({ history }) => ({ history: redo(history) }))
      return label
    },
    markSaved: (written, files) =>
      store.setState((state) => ({
        // A keystroke after a save begins a step of its own, so that undo can stop at what was saved.
        history: { ...state.history, open: null },
        base: written,
        saved: Object.entries(files).reduce<SavedFiles>((all, [path, file]) => withSaved(all, path, file), state.saved),
      })),
    takeFromDisk: (path, file) => fromDisk('takeFromDisk', path, file, file?.text ?? null),
    mergeFromDisk: (path, file) => {
      const merged = mergeWithDisk(store.getState(), path, file)
      return merged !== null && fromDisk('mergeFromDisk', path, file, merged.text)
    },
    keepOverDisk: (path, file) => store.setState(({ saved }) => ({ saved: withSaved(saved, path, file) })),
  } satisfies DocumentActions)
}

/** A file as it is here, merged with what the disk has meanwhile; null when one of the two cannot be read. */
export function mergeWithDisk(
  { base, history, saved }: DocumentState,
  path: string,
  file: SavedFile,
): MergedText | null {
  const old = entryOf(saved, path)?.text ?? null
  const mine = changedFiles(base, history.present, saved).find((change) => change.path === path)
  return mergeVersions(path, { base: old, mine: mine === undefined ? old : mine.text, theirs: file.text })
}

/** Whether something here is not on disk. */
export const isUnsaved = ({ base, history }: DocumentState): boolean => changedPaths(base, history.present).length > 0

const withSaved = (saved: SavedFiles, path: string, file: SavedFile | null): SavedFiles =>
  file === null ? withoutEntries(saved, new Set([path])) : withEntry(saved, path, file)
