import type { Point } from '../document/Drawing.ts'

/** Below what has the focus, in pixels of the window: where a list that was opened by a key belongs; null when nothing has it. */
export function focusPlace(): Point | null {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return null
  const active = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '') ?? focused
  const { left, bottom, height } = active.getBoundingClientRect()
  return height === 0 ? null : { x: left + 40, y: bottom }
}
