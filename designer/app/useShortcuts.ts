import { useEffect } from 'react'
import { copyNodes, readClipping } from '../document/Clipping.ts'
import { drawingOf } from '../document/Command.ts'
import { disconnect } from '../document/commands/disconnect.ts'
import { newIds, pasteNodes } from '../document/commands/pasteNodes.ts'
import { removeNodes } from '../document/commands/removeNodes.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { select } from '../editor/EditorStore.ts'
import { useEdit } from '../editor/useEdit.ts'
import { useHistorySteps } from './useHistorySteps.ts'
import { useSave } from './useSave.ts'

/** How far a copy is set off from where it was copied, in pixels. */
const SET_OFF = 48

/** The keys and the clipboard. Within a field the browser's own meaning holds, but for saving. */
export function useShortcuts(): void {
  const { document, editor } = useDesigner()
  const edit = useEdit()
  const steps = useHistorySteps()
  const save = useSave()
  useEffect(() => {
    const current = () => {
      const { flowId } = editor.getState()
      return flowId === null ? null : drawingOf(document.getState().history.present, flowId)
    }
    const remove = () => {
      const { selectedNodes, selectedExits } = editor.getState()
      if (selectedNodes.length > 0) {
        edit(
          'removeNodes',
          removeNodes,
          { ids: selectedNodes, reconnect: selectedNodes.length === 1 },
          { nodeIds: selectedNodes },
        )
      } else {
        for (const exit of selectedExits) edit('disconnect', disconnect, exit, { nodeIds: [exit.from] })
      }
      select(editor, [])
    }
    const paste = (text: string, gap: number): boolean => {
      const [clipping, drawing] = [readClipping(text), current()]
      if (clipping === null || drawing === null) return false
      const corner = (axis: 'x' | 'y') => Math.min(...Object.values(clipping.boxes).map((box) => box[axis]), 1e6) % 1e6
      const ids = [...newIds(drawing.flow.nodes, clipping).values()]
      const at = { x: corner('x') + gap, y: corner('y') + gap }
      if (edit('pasteNodes', pasteNodes, { clipping, at }, { nodeIds: ids })) {
        select(editor, ids)
        editor.setState({ reveal: { nodeIds: ids } })
      }
      return true
    }
    const copied = (): string | null => {
      const { selectedNodes } = editor.getState()
      const drawing = current()
      if (drawing === null || selectedNodes.length === 0) return null
      return JSON.stringify(copyNodes(drawing, selectedNodes), null, 2)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const hasCommand = event.ctrlKey || event.metaKey
      const key = event.key.toLowerCase()
      const act = (action: () => void) => {
        event.preventDefault()
        action()
      }
      if (hasCommand && key === 's') act(() => void save())
      else if (isTyping(event.target)) return
      else if (hasCommand && key === 'z') act(event.shiftKey ? steps.redo : steps.undo)
      else if (hasCommand && key === 'y') act(steps.redo)
      else if (hasCommand && key === 'a') act(() => select(editor, Object.keys(current()?.flow.nodes ?? {})))
      else if (hasCommand && key === 'd') {
        act(() => {
          const text = copied()
          if (text !== null) paste(text, SET_OFF)
        })
      } else if (event.key === 'Delete' || event.key === 'Backspace') act(remove)
      else if (event.key === 'Escape') select(editor, [])
    }
    const onCopy = (event: ClipboardEvent) => {
      if (isTyping(event.target) || hasSelectedText()) return
      const text = copied()
      if (text === null) return
      event.preventDefault()
      event.clipboardData?.setData('text/plain', text)
      if (event.type === 'cut') remove()
    }
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event.target)) return
      if (paste(event.clipboardData?.getData('text/plain') ?? '', SET_OFF)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('copy', onCopy)
    window.addEventListener('cut', onCopy)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('copy', onCopy)
      window.removeEventListener('cut', onCopy)
      window.removeEventListener('paste', onPaste)
    }
  }, [document, editor, edit, steps, save])
}

/** Whether the keys belong to a field or an open dialog. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null

const hasSelectedText = (): boolean => (window.getSelection()?.toString() ?? '') !== ''
