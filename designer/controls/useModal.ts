import { type RefObject, useEffect, useRef } from 'react'
import { useOpener } from '../focus/openers.ts'

/** Opens a dialog as a modal while it is drawn; when it goes, the focus returns to where it was. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const box = useRef<HTMLDialogElement>(null)
  useOpener(box)
  useEffect(() => box.current?.showModal(), [])
  return box
}
