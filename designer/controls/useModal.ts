import { type RefObject, useEffect, useRef } from 'react'

/** Opens a dialog as a modal while it is drawn; when it goes, the focus returns to where it was. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const box = useRef<HTMLDialogElement>(null)
  const before = useRef<Element | null>(null)
  useEffect(() => {
    before.current ??= document.activeElement
    box.current?.showModal()
    return () => {
      const lost = document.activeElement === null || document.activeElement === document.body
      if (lost && before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
    }
  }, [])
  return box
}
