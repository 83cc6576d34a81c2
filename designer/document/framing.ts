import type { Point } from './Drawing.ts'

export type Area = Point & { readonly width: number; readonly height: number }

/** Pixels between a frame and what it surrounds; more above, where its title is. */
const MARGIN = { side: 28, above: 52 } as const

/** The smallest area that holds all of these; null when there are none. */
export function boundsOf(areas: readonly Area[]): Area | null {
  if (areas.length === 0) return null
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, width, height } of areas) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The frame around areas; null when there are none. */
export function frameAround(areas: readonly Area[]): Area | null {
  const bounds = boundsOf(areas)
  if (bounds === null) return null
  return {
    x: Math.round(bounds.x - MARGIN.side),
    y: Math.round(bounds.y - MARGIN.above),
    width: Math.round(bounds.width + 2 * MARGIN.side),
    height: Math.round(bounds.height + MARGIN.above + MARGIN.side),
  }
}

/** Whether an area lies in a frame wholly: then it goes where the frame goes. */
export const isWithin = (area: Area, frame: Area): boolean =>
  area.x >= frame.x &&
  area.y >= frame.y &&
  area.x + area.width <= frame.x + frame.width &&
  area.y + area.height <= frame.y + frame.height

/** The nearest place straight above where an area covers nothing. */
export function clearOf(area: Area, others: readonly Area[]): Area {
  const below = others
    .filter(({ x, width }) => x < area.x + area.width && area.x < x + width)
    .toSorted((a, b) => b.y + b.height - (a.y + a.height))
  let { y } = area
  for (const other of below) {
    if (other.y < y + area.height && y < other.y + other.height) y = other.y - area.height - MARGIN.side
  }
  return { ...area, y: Math.round(y) }
}
