import type { Point } from './Drawing.ts'

/** How boxes are set to each other: on one line, or with equal gaps. */
export type Alignment = (typeof ALIGNMENTS)[number]
export const ALIGNMENTS = [
  'alignLeft',
  'alignCenter',
  'alignRight',
  'alignTop',
  'alignMiddle',
  'alignBottom',
  'distributeAcross',
  'distributeDown',
] as const

export type SizedBox = Point & { readonly id: string; readonly width: number; readonly height: number }

/** Where the boxes come to stand, by id. Lines are those of the outermost box; equal gaps keep the first and the last where they are. */
export function alignBoxes(boxes: readonly SizedBox[], how: Alignment): { readonly [id: string]: Point } {
  const left = Math.min(...boxes.map(({ x }) => x))
  const right = Math.max(...boxes.map(({ x, width }) => x + width))
  const top = Math.min(...boxes.map(({ y }) => y))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  switch (how) {
    case 'alignLeft':
      return places(boxes, ({ y }) => ({ x: left, y }))
    case 'alignCenter':
      return places(boxes, ({ y, width }) => ({ x: (left + right - width) / 2, y }))
    case 'alignRight':
      return places(boxes, ({ y, width }) => ({ x: right - width, y }))
    case 'alignTop':
      return places(boxes, ({ x }) => ({ x, y: top }))
    case 'alignMiddle':
      return places(boxes, ({ x, height }) => ({ x, y: (top + bottom - height) / 2 }))
    case 'alignBottom':
      return places(boxes, ({ x, height }) => ({ x, y: bottom - height }))
    case 'distributeAcross': {
      const at = spread(boxes.map(({ id, x, width }) => ({ id, from: x, size: width })))
      return places(boxes, ({ id, x, y }) => ({ x: at.get(id) ?? x, y }))
    }
    case 'distributeDown': {
      const at = spread(boxes.map(({ id, y, height }) => ({ id, from: y, size: height })))
      return places(boxes, ({ id, x, y }) => ({ x, y: at.get(id) ?? y }))
    }
  }
}

const places = (boxes: readonly SizedBox[], place: (box: SizedBox) => Point): { readonly [id: string]: Point } =>
  Object.fromEntries(boxes.map((box) => [box.id, place(box)]))

type Span = { readonly id: string; readonly from: number; readonly size: number }

/** The beginnings of spans between the first and the last that leave the same gap between each two; overlapping ones overlap equally. */
function spread(spans: readonly Span[]): ReadonlyMap<string, number> {
  const ordered = spans.toSorted((a, b) => a.from + a.size / 2 - (b.from + b.size / 2))
  const [first, last] = [ordered[0], ordered.at(-1)]
  if (first === undefined || last === undefined || ordered.length < 3) return new Map()
  const filled = ordered.reduce((sum, { size }) => sum + size, 0)
  const gap = (last.from + last.size - first.from - filled) / (ordered.length - 1)
  const at = new Map<string, number>()
  let next = first.from
  for (const { id, size } of ordered) {
    at.set(id, next)
    next += size + gap
  }
  return at
}
