import { createContext, type RefObject, useContext, useEffect, useRef } from 'react'

type ConditionFocus = {
  /** the focus goes to what is about to be drawn first of all that is new */
  readonly onAdd: () => void
  /** the focus goes to what stands before the part in which this button is */
  readonly onRemove: (button: Element) => void
}

const ConditionFocusContext = createContext<ConditionFocus>({ onAdd: () => {}, onRemove: () => {} })
export const ConditionFocusProvider = ConditionFocusContext.Provider
export const useConditionFocus = (): ConditionFocus => useContext(ConditionFocusContext)

/** Keeps the focus in a condition when parts come and go: it would be lost with the button that was pressed. */
export function useFocusKeeper(): { readonly box: RefObject<HTMLDivElement | null>; readonly focus: ConditionFocus } {
  const box = useRef<HTMLDivElement>(null)
  const wanted = useRef<number | null>(null)
  const fields = () => [...(box.current?.querySelectorAll<HTMLElement>('[data-attribute]') ?? [])]
  useEffect(() => {
    if (wanted.current === null) return
    const all = fields()
    all[Math.min(wanted.current, all.length - 1)]?.focus()
    wanted.current = null
  })
  return {
    box,
    focus: {
      onAdd: () => {
        const active = document.activeElement
        // What is added stands before the button that adds it, after all that it holds.
        wanted.current = fields().filter((field) => active !== null && isBefore(field, active)).length
      },
      onRemove: (button) => {
        const part = button.closest('[data-part]')
        wanted.current = Math.max(0, fields().filter((field) => part !== null && isBefore(field, part)).length - 1)
      },
    },
  }
}

const isBefore = (a: Element, b: Element): boolean =>
  (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
