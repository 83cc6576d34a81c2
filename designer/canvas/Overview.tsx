import { useReactFlow, useViewport } from '@xyflow/react'
import { memo, type PointerEvent, useDeferredValue, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Area, boundsOf } from '../document/framing.ts'
import { areaOf } from './areaOf.ts'
import type { CanvasItem } from './CanvasItem.ts'
import css from './Overview.module.css'
import { usePaneSize } from './usePaneSize.ts'

/** Pixels of the overview. */
const SIZE = { width: 200, height: 146 } as const
/** Free room around everything, as a share of it. */
const ROOM = 0.06

/** The whole flow, small, and what of it is in view. A click or a drag goes there; keys have other ways to. */
export function Overview({ items: latest }: { readonly items: readonly CanvasItem[] }) {
  // Drawn when there is time: it is not what the author looks at while typing or dragging.
  const items = useDeferredValue(latest)
  const { t } = useTranslation()
  const { setCenter, getZoom } = useReactFlow()
  const { x, y, zoom } = useViewport()
  const svg = useRef<SVGSVGElement>(null)
  const pane = usePaneSize(svg)
  const seen: Area = {
    x: -x / zoom,
    y: -y / zoom,
    width: pane.width / zoom,
    height: pane.height / zoom,
  }
  const all = useMemo(() => boundsOf(items.map(areaOf)), [items])
  const view = padded(all ?? seen)
  const go = (event: PointerEvent) => {
    const box = svg.current?.getBoundingClientRect()
    if (box === undefined || event.buttons !== 1) return
    const scale = Math.max(view.width / box.width, view.height / box.height)
    const middle = { x: view.x + view.width / 2, y: view.y + view.height / 2 }
    void setCenter(
      middle.x + (event.clientX - box.x - box.width / 2) * scale,
      middle.y + (event.clientY - box.y - box.height / 2) * scale,
      { zoom: getZoom() },
    )
  }
  return (
    <svg
      ref={svg}
      className={css.overview}
      role="img"
      aria-label={t('canvas.minimap')}
      width={SIZE.width}
      height={SIZE.height}
      viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={go}
    >
      <Boxes items={items} />
      <path className={css.mask} fillRule="evenodd" d={rect(padded(view, 4)) + rect(seen)} />
      <path className={css.seen} d={rect(seen)} />
    </svg>
  )
}

/** The boxes of each kind as one line, so that two thousand of them cost no more than a few. */
const Boxes = memo(function Boxes({ items }: { readonly items: readonly CanvasItem[] }) {
  const of = (type: CanvasItem['type']) =>
    items
      .filter((item) => item.type === type)
      .map((item) => rect(areaOf(item)))
      .join('')
  return (
    <>
      <path className={css.group} d={of('group')} />
      <path className={css.card} d={of('card')} />
      <path className={css.note} d={of('note')} />
    </>
  )
})

const rect = ({ x, y, width, height }: Area): string => `M${x} ${y}h${width}v${height}h${-width}z`

function padded({ x, y, width, height }: Area, by: number = ROOM): Area {
  const room = Math.max(width, height, 1) * by
  return { x: x - room, y: y - room, width: width + 2 * room, height: height + 2 * room }
}
