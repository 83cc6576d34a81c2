import { type RefObject, useEffect, useRef } from 'react'

/** Keeps the end of what scrolls in view: when something is added (`count` is another), and when its place becomes smaller. */
export function useStickToEnd(count: number): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when something was added
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const toEnd = () => element.scrollTo({ top: element.scrollHeight })
    toEnd()
    const observer = new ResizeObserver(toEnd)
    observer.observe(element)
    return () => observer.disconnect()
  }, [count])
  return box
}
