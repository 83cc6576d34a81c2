import { nextPlace } from './nextPlace.ts'

/**
 * The focus never falls to the page's body: when what has it is removed, disabled or hidden, the next place takes it. Looks when the page
 * changes and not when a browser blurs, which some do at once, some frames later and some never. What an author leaves on purpose, by a
 * click beside everything, stays left.
 */
export function keepFocus(): void {
  let last: HTMLElement | null = null
  const where = document.createRange()
  const key = followKey()
  const look = (changes: readonly MutationRecord[], hasLeft: boolean) => {
    const active = document.activeElement
    const isNowhere = active === null || active === document.body
    if (last === null || !(isNowhere || active === last)) return
    if (!last.isConnected || last.matches(':disabled')) giveOn(last)
    else if (!isNowhere) return
    else if (isMoved(last, changes)) last.focus({ preventScroll: true })
    else if (hasLeft && last.checkVisibility({ visibilityProperty: true })) last = null
    else if (hasLeft) giveOn(last)
  }
  const giveOn = (lost: HTMLElement) => {
    last = null
    const next = nextPlace(where, lost)
    if (next === null) return
    // Headings and parts have the focus only when they are given it.
    if (next.tabIndex < 0) next.tabIndex = -1
    next.focus({ preventScroll: true })
    key.endHere()
  }
  const observer = new MutationObserver((changes) => look(changes, false))
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled', 'open'] })
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || target === document.body) return
    last = target
    where.setStartBefore(target)
    where.collapse(true)
  })
  // When the change that took the focus is done: while an element is being removed, it still looks as if it stayed.
  document.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget === null) queueMicrotask(() => look(observer.takeRecords(), true))
  })
}

/** It was taken out and put in at another place, which takes the focus from it. */
const isMoved = (element: Element, changes: readonly MutationRecord[]): boolean =>
  changes.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(element)))

/** A key that has taken the focus from where it was pressed does nothing more until it is let go: the Enter that ends a field would press the button that has the focus now. */
function followKey(): { readonly endHere: () => void } {
  let isDown = false
  let isDone = false
  const follow = (event: KeyboardEvent) => {
    if (event.type === 'keydown' && !event.repeat) [isDown, isDone] = [true, false]
    if (isDone) event.preventDefault()
    if (event.type === 'keyup') [isDown, isDone] = [false, false]
  }
  for (const type of ['keydown', 'keypress', 'keyup'] as const) window.addEventListener(type, follow, { capture: true })
  return {
    endHere: () => {
      isDone = isDown
    },
  }
}
