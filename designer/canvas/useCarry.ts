import { useReactFlow } from '@xyflow/react'
import { type Dispatch, type SetStateAction, useMemo, useRef } from 'react'
import type { Point } from '../document/Drawing.ts'
import { isWithin } from '../document/framing.ts'
import { areaOf } from './areaOf.ts'
import type { CanvasItem } from './CanvasItem.ts'

type Places = { readonly [key: string]: Point }

/** Lets a frame take along what lies in it: cards, notes, and smaller frames. */
export function useCarry(setNodes: Dispatch<SetStateAction<CanvasItem[]>>) {
  const { getNodes, getNode } = useReactFlow<CanvasItem>()
  const from = useRef<{ readonly leader: string; readonly at: Point; readonly carried: Places } | null>(null)
  return useMemo(() => {
    /** What lies in these frames and is not moved by itself, with its place. */
    const within = (moved: readonly string[]): Places => {
      const own = new Set(moved)
      const all = getNodes()
      const frames = all.filter(({ id, type }) => type === 'group' && own.has(id)).map(areaOf)
      if (frames.length === 0) return {}
      const inside = all.filter((item) => !own.has(item.id) && frames.some((frame) => isWithin(areaOf(item), frame)))
      return Object.fromEntries(inside.map(({ id, position }) => [id, position]))
    }
    const shifted = (carried: Places, by: Point): Places =>
      Object.fromEntries(Object.entries(carried).map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }]))
    const carriedNow = (items: readonly CanvasItem[]): Places => {
      const leader = items.find(({ id }) => id === from.current?.leader)
      if (from.current === null || leader === undefined) return {}
      const { at, carried } = from.current
      return shifted(carried, { x: leader.position.x - at.x, y: leader.position.y - at.y })
    }
    return {
      start: (items: readonly CanvasItem[]) => {
        const [leader] = items
        if (leader === undefined) return
        const carried = within(items.map(({ id }) => id))
        from.current = Object.keys(carried).length === 0 ? null : { leader: leader.id, at: leader.position, carried }
      },
      drag: (items: readonly CanvasItem[]) => {
        if (from.current === null) return
        const places = carriedNow(items)
        setNodes((current) =>
          current.map((item) => {
            const position = places[item.id]
            return position === undefined ? item : { ...item, position, dragging: true }
          }),
        )
      },
      /** where what was carried lies at the end of a drag */
      stop: (items: readonly CanvasItem[]): Places => {
        const places = carriedNow(items)
        from.current = null
        if (Object.keys(places).length > 0)
          setNodes((current) => current.map((item) => (places[item.id] ? { ...item, dragging: false } : item)))
        return places
      },
      /** where what lies in moved frames comes to lie when they are moved without a drag */
      alongWith: (moved: Places): Places => {
        const [leader] = Object.keys(moved)
        const [before, after] = [getNode(leader ?? '')?.position, moved[leader ?? '']]
        if (before === undefined || after === undefined) return {}
        return shifted(within(Object.keys(moved)), { x: after.x - before.x, y: after.y - before.y })
      },
    }
  }, [getNodes, getNode, setNodes])
}
