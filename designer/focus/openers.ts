/* What had the focus when a dialog or panel was opened: it has it again when the dialog or panel goes with the focus. */
import { type RefObject, useEffect, useState } from 'react'

const openers = new WeakMap<Element, HTMLElement>()

/** Remembers what has the focus before a dialog or panel takes it. */
export function useOpener(box: RefObject<Element | null>): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(() => {
    if (box.current !== null && opener instanceof HTMLElement && opener !== document.body)
      openers.set(box.current, opener)
  }, [box, opener])
}

/** What opened a dialog or panel; null: nothing that is known. */
export const openerOf = (box: Element): HTMLElement | null => openers.get(box) ?? null
