import { formatFile } from '../../runtime/engine/files/formatFile.ts'
import type { Flow } from '../../schemas/flow.ts'
import type { DocumentStore } from '../document/DocumentStore.ts'
import { type EditorStore, select } from '../editor/EditorStore.ts'
import { flowUri, MarkerSeverity, editor as monaco } from './monaco.ts'
import { nodeAtOffset, nodePlaces } from './nodeAtOffset.ts'
import type { PlacedIssue, Telling } from './readSource.ts'
import { createSourceSession, type TextEdit } from './SourceSession.ts'
import { SOURCE_OPTIONS } from './sourceOptions.ts'

type Options = {
  readonly place: HTMLElement
  readonly document: DocumentStore
  readonly editor: EditorStore
  readonly flowId: string
  readonly isReadOnly: boolean
  readonly label: string
  readonly telling: Telling
  /** told whether the text can be read, whenever that changes */
  readonly onRead: (isReadable: boolean) => void
}

export type OpenSource = {
  /** puts problems at their lines while the text can be read */
  readonly mark: (issuesOf: (text: string) => readonly PlacedIssue[]) => void
  readonly close: () => void
}

/** From this length on, in UTF-16 code units, a text is read when the author pauses: reading takes longer than a keystroke may. */
const LONG = 150_000
const PAUSE_MS = 200
const OWNER = 'usher'

/** Texts that could not be read when the source was left, by flow, with the flow that they were written over. */
const leftOver = new Map<string, { readonly over: Flow | undefined; readonly text: string }>()

/** Opens Monaco on a flow's text and ties it to the document and to what is selected. */
export function openSource({
  place,
  document,
  editor,
  flowId,
  isReadOnly,
  label,
  telling,
  onRead,
}: Options): OpenSource {
  const flow = document.getState().history.present.flows[flowId]
  const model = monaco.createModel(flow === undefined ? '' : formatFile('flow', flow), 'json', flowUri(flowId))
  const view = monaco.create(place, { ...SOURCE_OPTIONS, model, readOnly: isReadOnly, ariaLabel: label })
  const session = createSourceSession(document, flowId, telling)
  let isWriting = false
  let faults: readonly PlacedIssue[] = []
  let issuesOf: (text: string) => readonly PlacedIssue[] = () => []
  let timer: ReturnType<typeof setTimeout> | undefined

  const showMarks = () => {
    const placed = faults.length > 0 ? faults : issuesOf(model.getValue())
    monaco.setModelMarkers(model, OWNER, placed.map(markerOf))
  }
  const write = (edit: TextEdit | null) => {
    if (edit === null) return
    const [from, to] = [model.getPositionAt(edit.from), model.getPositionAt(edit.to)]
    const range = {
      startLineNumber: from.lineNumber,
      startColumn: from.column,
      endLineNumber: to.lineNumber,
      endColumn: to.column,
    }
    isWriting = true
    model.pushEditOperations(null, [{ range, text: edit.text }], () => null)
    isWriting = false
  }
  const read = () => {
    clearTimeout(timer)
    timer = undefined
    faults = session.typed(model.getValue())
    onRead(faults.length === 0)
    showMarks()
  }
  const pull = () => {
    const edit = session.pull(model.getValue())
    if (edit === null) return
    write(edit)
    faults = []
    onRead(true)
    showMarks()
  }
  const reveal = (nodeId: string | undefined) => {
    const found = nodePlaces(model.getValue()).find(({ id }) => id === nodeId)
    if (found === undefined) return
    const position = model.getPositionAt(found.offset)
    view.setPosition(position)
    view.revealPositionNearTop(position)
  }

  const listening = [
    model.onDidChangeContent(() => {
      if (isWriting) return
      clearTimeout(timer)
      if (model.getValueLength() < LONG) read()
      else timer = setTimeout(read, PAUSE_MS)
    }),
    view.onDidBlurEditorText(() => {
      if (timer !== undefined) read()
      write(session.tidy(model.getValue()))
    }),
    view.onDidChangeCursorPosition(({ position, source }) => {
      // What a program moved says nothing about where the author is.
      if (source !== 'mouse' && source !== 'keyboard') return
      const id = nodeAtOffset(model.getValue(), model.getOffsetAt(position))
      const { selectedNodes } = editor.getState()
      if (id === null || (selectedNodes.length === 1 && selectedNodes[0] === id)) return
      if (Object.hasOwn(document.getState().history.present.flows[flowId]?.nodes ?? {}, id)) select(editor, [id])
    }),
  ]
  const following = [
    document.subscribe(pull),
    editor.subscribe((state, before) => {
      if (state.reveal !== null && state.reveal !== before.reveal) reveal(state.reveal.nodeIds[0])
    }),
  ]
  reveal(editor.getState().selectedNodes[0])
  const left = leftOver.get(flowId)
  leftOver.delete(flowId)
  if (left !== undefined && left.over === flow) model.setValue(left.text)
  return {
    mark: (next) => {
      issuesOf = next
      showMarks()
    },
    close: () => {
      if (timer !== undefined) read()
      // Going to the canvas and back loses no word, as long as the flow is the one that it was.
      if (faults.length > 0) {
        leftOver.set(flowId, { over: document.getState().history.present.flows[flowId], text: model.getValue() })
      }
      for (const stop of following) stop()
      for (const each of listening) each.dispose()
      view.dispose()
      model.dispose()
    },
  }
}

const SEVERITIES = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, info: MarkerSeverity.Info } as const

const markerOf = ({ message, severity, line, column }: PlacedIssue) => ({
  message,
  severity: SEVERITIES[severity],
  startLineNumber: line,
  startColumn: column,
  endLineNumber: line,
  // To the end of the line: what is wrong there has no other end.
  endColumn: Number.MAX_SAFE_INTEGER,
})
