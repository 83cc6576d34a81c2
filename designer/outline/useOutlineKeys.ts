import { type KeyboardEvent, useRef } from 'react'
import type { OutlineRow } from '../document/outline.ts'
import type { Outline } from './useOutline.ts'
import type { OutlineActions } from './useOutlineActions.ts'

/** Letters typed within this time of each other, in ms, are one search for the beginning of an id. */
const TYPING_MS = 700
const PAGE = 10

const nameOf = (row: OutlineRow): string => (row.kind === 'node' ? row.id : row.exit)

/** The keys of the tree: those of the ARIA pattern for trees, and those of the tools. */
export function useOutlineKeys(outline: Outline, actions: OutlineActions): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 })
  const { visible, index, active, byKey, folded, activate, fold, unfoldAll } = outline
  const go = (to: number) => activate(visible[Math.max(0, Math.min(visible.length - 1, to))])
  const out = () => {
    if (active === null) return
    if (active.hasChildren && !folded.has(active.key)) fold(active.key, true)
    else if (active.parent !== null) activate(byKey.get(active.parent))
  }
  const into = () => {
    if (active === null || !active.hasChildren) return
    folded.has(active.key) ? fold(active.key, false) : go(index + 1)
  }
  const keys: { readonly [key: string]: (() => void) | null } = {
    ArrowDown: () => go(index + 1),
    ArrowUp: () => go(index - 1),
    PageDown: () => go(index + PAGE),
    PageUp: () => go(index - PAGE),
    Home: () => go(0),
    End: () => go(visible.length - 1),
    ArrowRight: into,
    ArrowLeft: out,
    Enter: () => {
      if (active !== null) actions.open(active)
    },
    F2: actions.rename,
    '*': unfoldAll,
    '+': actions.add,
    Insert: actions.add,
    '>': actions.connect,
    '<': actions.disconnect,
  }
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const act = keys[event.key]
    if (act !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      act?.()
    } else if (/^[\p{L}\p{N}-]$/u.test(event.key)) {
      const isFurther = event.timeStamp - typed.current.at < TYPING_MS
      const text = (isFurther ? typed.current.text : '') + event.key.toLowerCase()
      typed.current = { text, at: event.timeStamp }
      const after = isFurther ? index : index + 1
      const ordered = [...visible.slice(after), ...visible.slice(0, after)]
      const found = ordered.find((row) => nameOf(row).startsWith(text))
      if (found !== undefined) activate(found)
    }
  }
}
