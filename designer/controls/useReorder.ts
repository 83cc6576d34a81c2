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
  const moved = useRef<number | null>(null)
  useEffect(() => {
    // Items are known by their place, so the focus must follow the one that was moved.
    if (moved.current === null) return
    list.current?.children[moved.current]?.querySelector<HTMLElement>(':scope [data-grip]')?.focus()
    moved.current = null
  })
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
        const to = index + ({ ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0)
        if (to === index || to < 0 || to >= count) return
        event.preventDefault()
        event.stopPropagation()
        moved.current = to
        onMove(index, to)
      },
    }),
  }
}
