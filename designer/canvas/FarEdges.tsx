import { ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import type { CanvasItem, ExitEdge } from './CanvasItem.ts'
import css from './FarEdges.module.css'

type Props = { readonly items: readonly CanvasItem[]; readonly edges: readonly ExitEdge[] }

/** All edges of a large flow that is far away, as two lines: those of cards that are being dragged, and the others, which need no new drawing meanwhile. */
export const FarEdges = memo(function FarEdges({ items, edges }: Props) {
  const moving = items.filter(({ dragging }) => dragging === true)
  const movingIds = moving.map(({ id }) => id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: while cards are dragged, the edges of the others stay
  const resting = useMemo(() => {
    const ids = new Set(moving.map(({ id }) => id))
    return linesOf(
      items,
      edges.filter(({ source, target }) => !ids.has(source) && !ids.has(target)),
    )
  }, [edges, movingIds, moving.length === 0 ? items : null])
  const ids = new Set(moving.map(({ id }) => id))
  const dragged =
    moving.length === 0
      ? ''
      : linesOf(
          items,
          edges.filter(({ source, target }) => ids.has(source) || ids.has(target)),
        )
  return (
    <ViewportPortal>
      <svg className={css.edges} aria-hidden="true">
        <path d={resting} />
        <path d={dragged} />
      </svg>
    </ViewportPortal>
  )
})

/** Straight lines from the right of each source to the left of its target. */
function linesOf(items: readonly CanvasItem[], edges: readonly ExitEdge[]): string {
  if (edges.length === 0) return ''
  const byId = new Map(items.map((item) => [item.id, item]))
  const parts: string[] = []
  for (const { source, target } of edges) {
    const [a, b] = [byId.get(source), byId.get(target)]
    if (a === undefined || b === undefined) continue
    const from = a.position.y + (a.measured?.height ?? 0) / 2
    parts.push(`M${a.position.x + (a.measured?.width ?? 0)} ${from}L${b.position.x} ${b.position.y + 23}`)
  }
  return parts.join('')
}
