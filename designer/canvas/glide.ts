import type { Dispatch, SetStateAction } from 'react'
import type { Point } from '../document/Drawing.ts'
import type { CanvasItem } from './CanvasItem.ts'

/** How long cards glide, in ms. */
const TAKES = 320
/** More cards than this jump: moving them all costs more than a frame has. */
const MOST = 300

/** Moves cards to their new places before the eyes of the author. Resolves when they are there, or at once when nothing should move. */
export function glide(
  cards: readonly CanvasItem[],
  places: { readonly [id: string]: Point },
  setNodes: Dispatch<SetStateAction<CanvasItem[]>>,
): Promise<void> {
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  if (isCalm || cards.length > MOST || document.hidden) return Promise.resolve()
  const from = new Map(cards.map(({ id, position }) => [id, position]))
  return new Promise((resolve) => {
    const started = performance.now()
    const step = () => {
      const done = Math.min(1, (performance.now() - started) / TAKES)
      const eased = 1 - (1 - done) ** 3
      setNodes((current) =>
        current.map((card) => {
          const [a, b] = [from.get(card.id), places[card.id]]
          if (a === undefined || b === undefined) return card
          return { ...card, position: { x: a.x + (b.x - a.x) * eased, y: a.y + (b.y - a.y) * eased } }
        }),
      )
      if (done < 1) requestAnimationFrame(step)
      else resolve()
    }
    requestAnimationFrame(step)
  })
}
