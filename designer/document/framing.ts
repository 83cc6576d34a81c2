import type { Point } from './Drawing.ts'

export type Area = Point & { readonly width: number; readonly height: number }

/** Pixels between a frame and what it surrounds; more above, where its title is. */
const MARGIN = { side: 28, above: 52 } as const

/** The frame around areas; null when there are none. */
export function frameAround(areas: readonly Area[]): Area | null {
  if (areas.length === 0) return null
  const left = Math.min(...areas.map(({ x }) => x)) - MARGIN.side
  const top = Math.min(...areas.map(({ y }) => y)) - MARGIN.above
  const right = Math.max(...areas.map(({ x, width }) => x + width)) + MARGIN.side
  const bottom = Math.max(...areas.map(({ y, height }) => y + height)) + MARGIN.side
  return { x: Math.round(left), y: Math.round(top), width: Math.round(right - left), height: Math.round(bottom - top) }
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
