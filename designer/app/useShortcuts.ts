import { useEffect } from 'react'
import { useDesigner } from '../editor/DesignerContext.ts'
import { pressedShortcut } from '../editor/shortcuts.ts'
import { useEdit } from '../editor/useEdit.ts'
import { isForDialog } from '../focus/topModal.ts'
import { closeTopmost } from '../focus/useEscape.ts'
import type { ActionName } from './actionsOf.ts'
import { clipboardOf } from './clipboardOf.ts'
import { useActions } from './useActions.ts'

/** The keys and the clipboard. Within a field the browser's own meaning holds, but for keys that mean the same everywhere. */
export function useShortcuts(): void {
  const designer = useDesigner()
  const edit = useEdit()
  const actions = useActions()
  useEffect(() => {
    const clipboard = clipboardOf(designer, edit)
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isForDialog(event)) return
      if (event.key === 'Escape' && closeTopmost()) return event.preventDefault()
      const name = pressedShortcut(event, isTyping(event.target))
      const act = name === null ? undefined : actions()[name as ActionName] // those without an action are not reported
      if (act == null) return
      event.preventDefault()
      act()
    }
    const onCopy = (event: ClipboardEvent) => {
      if (isTyping(event.target) || isForDialog(event) || hasSelectedText()) return
      const text = clipboard.copied()
      if (text === null) return
      event.preventDefault()
      event.clipboardData?.setData('text/plain', text)
      if (event.type === 'cut') actions().remove?.()
    }
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event.target) || isForDialog(event)) return
      if (clipboard.paste(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault()
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
  }, [designer, edit, actions])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null

const hasSelectedText = (): boolean => (window.getSelection()?.toString() ?? '') !== ''
