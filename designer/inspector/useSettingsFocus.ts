import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { useDesigner, useEditor } from '../editor/DesignerContext.ts'
import { isForDialog } from '../focus/topModal.ts'

type SettingsFocus = {
  readonly body: RefObject<HTMLDivElement | null>
  /** gives the focus back to where it was when it was asked for, if it is still in the settings; answers whether it did */
  readonly giveBack: () => boolean
}

/** Puts the focus into a node's settings when it is asked for, and gives it back on Escape. The id is their first field, the form comes after. */
export function useSettingsFocus(): SettingsFocus {
  const { editor } = useDesigner()
  const asked = useEditor((state) => state.focusSettings)
  const body = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  const giveBack = useCallback(() => {
    const isHere = body.current?.contains(document.activeElement) ?? false
    if (!isHere || !(before.current instanceof HTMLElement)) return false
    before.current.focus()
    before.current = null
    return true
  }, [])
  useEffect(() => {
    const box = body.current
    if (asked === null || box === null) return
    editor.setState({ focusSettings: null })
    before.current = document.activeElement
    const fields = box.querySelectorAll<HTMLElement>('input, select, textarea')
    const field = fields[asked.part === 'id' ? 0 : 1] ?? fields[0]
    field?.focus()
    field?.scrollIntoView({ block: 'nearest' })
    if (asked.part === 'id' && field instanceof HTMLInputElement) field.select()
  }, [asked, editor])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !isForDialog(event) && giveBack()) event.preventDefault()
    }
    const box = body.current
    box?.addEventListener('keydown', onKeyDown)
    return () => box?.removeEventListener('keydown', onKeyDown)
  }, [giveBack])
  return { body, giveBack }
}
