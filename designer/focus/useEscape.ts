import { useEffect, useRef } from 'react'

/* What Escape closes, wherever the focus is: of all parts that are open, the one that was opened last. A modal dialog closes by itself, before all of them. */

const open: (() => void)[] = []

/** Lets Escape close a part while it is drawn. */
export function useEscape(close: () => void): void {
  const latest = useRef(close)
  useEffect(() => {
    latest.current = close
  })
  useEffect(() => {
    const entry = () => latest.current()
    open.push(entry)
    return () => void open.splice(open.indexOf(entry), 1)
  }, [])
}

/** Closes what is on top; false: nothing is open. */
export function closeTopmost(): boolean {
  const close = open.at(-1)
  close?.()
  return close !== undefined
}
