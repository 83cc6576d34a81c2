import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'

export type Reorder = {
  readonly list: RefObject<HTMLOListElement | null>
  /** the item under way, and the place where it would land; null: none */
  readonly drag: { readonly from: number; readonly to: number } | null
  /** what makes a button the grip of an item: it is dragged, or moved by the arrow keys while it has the focus */
  readonly grip: (index: number) => {
    readonly 'data-grip': true
    readonly onPointerDown: (event: PointerEvent) => void
    readonly onPointerMove: (event: PointerEvent) => void
    readonly onPointerUp: () => void
    readonly onPointerCancel: () => void
    readonly onKeyDown: (event: KeyboardEvent) => void
  }
}

/** Puts the items of a list in another order by their grips. Escape gives a drag up. */
export function useReorder(count: number, onMove: (from: number, to: number) => void): Reorder {
  const list = useRef<HTMLOListElement>(null)
  const [drag, setDrag] = useState<Reorder['drag']>(null)
  /** where an item went, and which of its controls had the focus */
  const moved = useRef<{ readonly to: number; readonly control: number } | null>(null)
  useEffect(() => {
    // Items are known by their place, so the focus must follow the one that was moved.
    if (moved.current === null) return
    controlsOf<HTMLElement>(list.current?.children[moved.current.to])[moved.current.control]?.focus()
    moved.current = null
  })
  const step = (index: number, key: string, control: number): boolean => {
    const to = index + ({ ArrowUp: -1, ArrowDown: 1 }[key] ?? 0)
    if (to === index || to < 0 || to >= count) return false
    moved.current = { to, control }
    onMove(index, to)
    return true
  }
  const latest = useRef(step)
  useEffect(() => {
    latest.current = step
  })
  useEffect(() => {
    // Alt and an arrow key move the item from any of its controls; of lists within lists the inner one.
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const { target, altKey, key, defaultPrevented } = event
      if (!altKey || defaultPrevented || !(target instanceof Element)) return
      const index = [...(list.current?.children ?? [])].findIndex((item) => item.contains(target))
      if (index < 0 || (key !== 'ArrowUp' && key !== 'ArrowDown')) return
      event.preventDefault()
      event.stopPropagation()
      const control = placeOf(target, list.current?.children[index])
      // An id that is being written is taken first: it belongs to the item, and what is drawn belongs to the place.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      setTimeout(() => latest.current(index, key, control))
    }
    const box = list.current
    box?.addEventListener('keydown', onKeyDown)
    return () => box?.removeEventListener('keydown', onKeyDown)
  }, [])
  const placeAt = (y: number): number => {
    const middles = [...(list.current?.children ?? [])].map((item) => {
      const { top, height } = item.getBoundingClientRect()
      return top + height / 2
    })
    return middles.filter((middle) => middle < y).length
  }
  const finish = () => {
    setDrag(null)
    if (drag === null) return
    // The item itself leaves its place first.
    const to = drag.to > drag.from ? drag.to - 1 : drag.to
    if (to !== drag.from) onMove(drag.from, to)
  }
  return {
    list,
    drag,
    grip: (index) => ({
      'data-grip': true,
      onPointerDown: (event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag({ from: index, to: index })
      },
      onPointerMove: (event) => {
        if (drag !== null) setDrag({ ...drag, to: placeAt(event.clientY) })
      },
      onPointerUp: finish,
      onPointerCancel: () => setDrag(null),
      onKeyDown: (event) => {
        if (event.key === 'Escape' && drag !== null) {
          event.stopPropagation()
          setDrag(null)
        }
        if (event.altKey || !step(index, event.key, placeOf(event.currentTarget, list.current?.children[index]))) return
        event.preventDefault()
        event.stopPropagation()
      },
    }),
  }
}

/** What can have the focus in an item, in the order of Tab. */
const controlsOf = <T extends Element>(item: Element | undefined): readonly T[] => [
  ...(item?.querySelectorAll<T>('button, input, select, textarea') ?? []),
]

const placeOf = (control: Element, item: Element | undefined): number => controlsOf(item).indexOf(control)
