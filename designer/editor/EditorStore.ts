/* What the author looks at: never part of undo, never saved to the workspace. Theme and languages are kept in the browser. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Channel } from '../../schemas/resources.ts'
import type { SessionView } from '../../schemas/wire.ts'
import type { Alignment } from '../document/alignBoxes.ts'
import type { AnnotationKey } from '../document/annotations.ts'
import type { Point } from '../document/Drawing.ts'
import type { Purpose } from '../document/nextPlace.ts'
import type { SavedFile } from '../document/openFiles.ts'
import type { Refusal } from '../document/Result.ts'
import type { ResourcePlace } from '../document/workspace/resources.ts'
import type { Counts } from './Counts.ts'
import type { Marks } from './Marks.ts'

export type Theme = 'light' | 'dark'
export type View = 'canvas' | 'outline' | 'source'

/** One exit of one node: what an edge is. */
export type Exit = { readonly from: string; readonly exit: string }

/** A word to the author that goes away by itself. */
export type Notice =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly detail: string | null }

export type Conflict = { readonly path: string; readonly current: SavedFile | null }

/** What the author is asked for, or shown, in a dialog of its own. `screen` is where a list opens, in pixels of the window; null: in the middle. */
export type Asked =
  | { readonly kind: 'nodeType'; readonly purpose: Purpose; readonly at: Point; readonly screen: Point | null }
  | ({ readonly kind: 'target' } & Exit)
  | { readonly kind: 'exit'; readonly from: string; readonly then: 'connect' | 'disconnect' }
  | { readonly kind: 'commands' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'publish' }
  | { readonly kind: 'history' }

/** What only the canvas can do, for it knows the view and the sizes of cards. */
export type CanvasOrder = 'fit' | 'zoomToSelection' | 'zoomIn' | 'zoomOut' | 'arrange' | 'note' | 'group' | Alignment

export type EditorState = {
  /** the open flow; null: none */
  readonly flowId: string | null
  /** the list of resources that is open instead of a flow; null: none */
  readonly resource: ResourcePlace | null
  readonly selectedNodes: readonly string[]
  readonly selectedExits: readonly Exit[]
  /** the selected notes and groups of the canvas */
  readonly selectedAnnotations: readonly AnnotationKey[]
  /** cards are being dragged: what need not follow at once waits */
  readonly isDragging: boolean
  /** the note or group whose words are being written; null: none */
  readonly writtenAnnotation: AnnotationKey | null
  /** the language in which texts are shown; the flow's first when it does not speak it */
  readonly contentLanguage: string | null
  readonly theme: Theme
  readonly isProblemsOpen: boolean
  /** the palette with names, or as a rail */
  readonly isPaletteOpen: boolean
  readonly isSaving: boolean
  readonly notice: Notice | null
  readonly conflicts: readonly Conflict[]
  /** asks the canvas to bring these nodes into view; a new object each time */
  readonly reveal: { readonly nodeIds: readonly string[] } | null
  /** the flow as cards, as a tree of lines, or as the text of its file */
  readonly view: View
  /** asks for the focus in the settings of the selected node; a new object each time */
  readonly focusSettings: { readonly part: 'id' | 'form' } | null
  /** what a customer would see of a message: on which kind of channel (null: one where the flow is used), and whether it is shown */
  readonly preview: { readonly kind: Channel['kind'] | null; readonly isOpen: boolean }
  /** what is painted over the canvas: the way of a conversation, or what scenarios cover; null: nothing */
  readonly marks: Marks | null
  /** how far back the live release is looked at over the canvas, as a duration; null: it is not */
  readonly liveSince: string | null
  /** what is counted over the canvas; null: nothing */
  readonly counts: Counts | null
  /** who looks, as the host told it */
  readonly session: SessionView
  /** the host asks for a login again */
  readonly isSessionOver: boolean
  /** the dialog that is open; null: none */
  readonly asked: Asked | null
  /** asks the canvas to do something; a new object each time */
  readonly order: { readonly what: CanvasOrder } | null
  /** places that were found for flows without a layout, by flow; they are saved when a box is moved */
  readonly arranged: { readonly [flowId: string]: { readonly [nodeId: string]: Point } }
}

export type EditorStore = StoreApi<EditorState>

/** Until the host has told who looks. */
const NOBODY: SessionView = { role: null, may: [], needsToken: true, expiresAt: null }

export function createEditorStore(start: Pick<EditorState, 'flowId' | 'theme' | 'isPaletteOpen'>): EditorStore {
  return createStore<EditorState>(() => ({
    ...start,
    resource: null,
    selectedNodes: [],
    selectedExits: [],
    selectedAnnotations: [],
    isDragging: false,
    writtenAnnotation: null,
    contentLanguage: null,
    isProblemsOpen: false,
    isSaving: false,
    notice: null,
    conflicts: [],
    reveal: null,
    view: 'canvas',
    focusSettings: null,
    preview: { kind: null, isOpen: true },
    marks: null,
    liveSince: null,
    counts: null,
    session: NOBODY,
    isSessionOver: false,
    asked: null,
    order: null,
    arranged: {},
  }))
}

/** Selects these nodes, exits, notes and groups, and nothing else. */
export function select(
  editor: EditorStore,
  selectedNodes: readonly string[],
  selectedExits: readonly Exit[] = [],
  selectedAnnotations: readonly AnnotationKey[] = [],
): void {
  editor.setState({ selectedNodes, selectedExits, selectedAnnotations, writtenAnnotation: null })
}

/** Opens a flow, with nothing selected or with a node that is brought into view. */
export function openFlow(editor: EditorStore, flowId: string, nodeIds: readonly string[] = []): void {
  editor.setState({
    flowId,
    resource: null,
    selectedNodes: nodeIds,
    selectedExits: [],
    selectedAnnotations: [],
    writtenAnnotation: null,
    reveal: nodeIds.length === 0 ? null : { nodeIds },
  })
}

/** Opens a list of resources in the place of the flow, with one of them or none. */
export function openResource(editor: EditorStore, resource: ResourcePlace): void {
  editor.setState({ flowId: null, resource, selectedNodes: [], selectedExits: [], selectedAnnotations: [] })
}

/** Shows the flow as cards or as a tree, with what is selected in view. */
export function showView(editor: EditorStore, view: View): void {
  const { selectedNodes } = editor.getState()
  editor.setState({ view, ...(selectedNodes.length === 0 ? {} : { reveal: { nodeIds: selectedNodes } }) })
}
