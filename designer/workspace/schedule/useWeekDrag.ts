import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { WEEKDAYS } from '../../../runtime/engine/schedule/civilDay.ts'
import { DAY_MINUTES, parseInterval } from '../../../runtime/engine/schedule/parseInterval.ts'
import { type Dragged, dragHours, type GridPlace, type Grip, STEP } from '../../document/schedule/dragHours.ts'
import type { WeekBlock, Weekly } from '../../document/schedule/weekBlocks.ts'

type Hold = { readonly grip: Grip; readonly dragged: Dragged | null }

/** Drags over the week's grid: what would come of the one under way, and what each of its parts does with the mouse. Escape gives a drag up. */
export function useWeekDrag(weekly: Weekly, onDone: (grip: Grip, dragged: Dragged) => void) {
  const grid = useRef<HTMLDivElement>(null)
  const [hold, setHold] = useState<Hold | null>(null)
  const isHeld = hold !== null
  useEffect(() => {
    if (!isHeld) return
    const giveUp = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setHold(null)
    }
    window.addEventListener('keydown', giveUp)
    return () => window.removeEventListener('keydown', giveUp)
  }, [isHeld])
  const begin = (event: PointerEvent, grip: Grip) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    grid.current?.setPointerCapture(event.pointerId)
    setHold({ grip, dragged: null })
  }
  return {
    grid,
    hold,
    onGrid: {
      onPointerDown: (event: PointerEvent) => begin(event, { kind: 'draw', from: placeOf(event, grid) }),
      onPointerMove: (event: PointerEvent) => {
        if (hold !== null) setHold({ ...hold, dragged: dragHours(weekly, hold.grip, placeOf(event, grid)) })
      },
      onPointerUp: () => {
        if (hold === null) return
        setHold(null)
        if (hold.dragged !== null) onDone(hold.grip, hold.dragged)
      },
      onPointerCancel: () => setHold(null),
    },
    onBlock: ({ day, index, text, column }: WeekBlock) => {
      const place = { day, index }
      return {
        onPointerDown: (event: PointerEvent) => {
          const columns = column === WEEKDAYS.indexOf(day) ? 0 : 1
          const open = parseInterval(text)?.open ?? 0
          const offset = placeOf(event, grid).minute + columns * DAY_MINUTES - open
          begin(event, { kind: 'move', place, columns, offset })
        },
      }
    },
    onEdge: ({ day, index }: WeekBlock, kind: 'open' | 'close') => ({
      onPointerDown: (event: PointerEvent) => begin(event, { kind, place: { day, index } }),
    }),
  }
}

/** Where the mouse is, with times in steps; outside of the grid it is at the nearest edge. */
function placeOf(event: PointerEvent, grid: RefObject<HTMLDivElement | null>): GridPlace {
  const { left, top, width, height } = grid.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1)
  const share = (at: number, length: number) => Math.max(0, Math.min(at / length, 1))
  const column = Math.min(WEEKDAYS.length - 1, Math.floor(share(event.clientX - left, width) * WEEKDAYS.length))
  const steps = DAY_MINUTES / STEP
  return { column, minute: Math.round(share(event.clientY - top, height) * steps) * STEP }
}
