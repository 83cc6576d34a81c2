import { ALIGNMENTS, type Alignment } from '../document/alignBoxes.ts'
import { disconnect } from '../document/commands/disconnect.ts'
import { removeItems } from '../document/commands/removeItems.ts'
import type { Designer } from '../editor/DesignerContext.ts'
import { type CanvasOrder, type EditorState, select, showView } from '../editor/EditorStore.ts'
import { nodeActionsOf, subjectOf } from '../editor/nodeActionsOf.ts'
import type { ShortcutName } from '../editor/shortcuts.ts'
import type { Edit } from '../editor/useEdit.ts'
import { clipboardOf } from './clipboardOf.ts'
import { keepPreference } from './preferences.ts'

/** Everything that an author can do by a key or by its name. */
export type ActionName =
  | Exclude<ShortcutName, ListedOnly>
  | Alignment
  | 'startHere'
  | 'switchTheme'
  | 'showProblems'
  | Shipping
/** The way of a flow from its text to its customers. */
type Shipping = 'source' | 'versions' | 'publish'
/** Keys that are done by the part that they belong to. */
type ListedOnly = 'tryOut' | 'moveByKeys' | 'selectMore' | 'openLine' | 'foldLine' | 'unfoldLine' | 'unfoldAll'

/** What can be done now; null: not now. */
export type Actions = { readonly [name in ActionName]: (() => void) | null }

type Means = {
  readonly designer: Designer
  readonly edit: Edit
  readonly save: () => void
  readonly undo: () => void
  readonly redo: () => void
}

/** What can be done at this moment, with what is open and selected now. */
export function actionsOf({ designer, edit, save, undo, redo }: Means): Actions {
  const { document, editor } = designer
  const state = editor.getState()
  const workspace = document.getState().history.present
  const flow = workspace.flows[state.flowId ?? ''] ?? null
  const { selectedNodes, selectedExits, selectedAnnotations } = state
  const [annotation, another] = selectedAnnotations
  const { add, connect, disconnect, settings, rename, startHere } = nodeActionsOf(designer, edit, subjectOf(state))
  const clipboard = clipboardOf(designer, edit)
  const only = (isPossible: boolean, act: () => void) => (isPossible ? act : null)
  const hasItems = flow !== null && selectedNodes.length + selectedAnnotations.length > 0
  const onCanvas = flow !== null && state.view === 'canvas'
  const order = (what: CanvasOrder, isPossible = onCanvas) =>
    only(isPossible, () => editor.setState({ order: { what } }))
  /** a note or frame alone is written where it stands */
  const write =
    annotation !== undefined && another === undefined && selectedNodes.length === 0 && onCanvas
      ? () => editor.setState({ writtenAnnotation: annotation })
      : null
  const remove = () => removeSelected(designer, edit, state)
  const copy = () => void navigator.clipboard.writeText(clipboard.copied() ?? '')
  const align = (how: Alignment, least: number) => [how, order(how, onCanvas && selectedNodes.length >= least)] as const
  return {
    palette: () => editor.setState({ asked: { kind: 'commands' } }),
    shortcuts: () => editor.setState({ asked: { kind: 'shortcuts' } }),
    save,
    undo,
    redo,
    switchView: only(flow !== null, () => showView(editor, state.view === 'canvas' ? 'outline' : 'canvas')),
    selectAll: only(flow !== null, () => select(editor, Object.keys(flow?.nodes ?? {}))),
    clearSelection: only(hasItems || selectedExits.length > 0, () => select(editor, [])),
    copy: only(hasItems, copy),
    cut: only(hasItems, () => {
      copy()
      remove()
    }),
    // A browser that does not let a page read the clipboard by itself does so for the key.
    paste: only(flow !== null, () => void navigator.clipboard.readText().then(clipboard.paste, () => false)),
    duplicate: only(hasItems, () => clipboard.paste(clipboard.copied() ?? '')),
    remove: only(hasItems || selectedExits.length > 0, remove),
    add,
    connect,
    disconnect,
    settings: settings ?? write,
    rename: rename ?? write,
    startHere,
    fit: order('fit'),
    zoomToSelection: order('zoomToSelection', onCanvas && hasItems),
    zoomIn: order('zoomIn'),
    zoomOut: order('zoomOut'),
    arrange: order('arrange'),
    group: order('group'),
    note: order('note'),
    ...(Object.fromEntries(ALIGNMENTS.map((how) => align(how, how.startsWith('distribute') ? 3 : 2))) as {
      readonly [how in Alignment]: (() => void) | null
    }), // one entry for each of the list
    source: only(flow !== null && state.view !== 'source', () => showView(editor, 'source')),
    versions: only(flow !== null, () => editor.setState({ asked: { kind: 'history' } })),
    publish: () => editor.setState({ asked: { kind: 'publish' } }),
    switchTheme: () => {
      const theme = state.theme === 'dark' ? 'light' : 'dark'
      keepPreference('theme', theme)
      editor.setState({ theme })
    },
    showProblems: () => editor.setState({ isProblemsOpen: !state.isProblemsOpen }),
  }
}

/** Takes the selected nodes, notes and frames away, or lets the selected exits go. What led to a single node leads on to where it led. */
function removeSelected({ editor }: Designer, edit: Edit, state: EditorState): void {
  const { selectedNodes, selectedExits, selectedAnnotations } = state
  if (selectedNodes.length + selectedAnnotations.length > 0) {
    const args = { ids: selectedNodes, reconnect: selectedNodes.length === 1, annotations: selectedAnnotations }
    edit('removeNodes', removeItems, args, { nodeIds: selectedNodes })
  } else {
    for (const exit of selectedExits) edit('disconnect', disconnect, exit, { nodeIds: [exit.from] })
  }
  select(editor, [])
}
