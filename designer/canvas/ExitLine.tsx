import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react'
import { Plus } from 'lucide-react'
import { memo } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Point } from '../document/Drawing.ts'
import { useDesigner, useEditor } from '../editor/DesignerContext.ts'
import { useExitLabel } from '../nodes/useExitLabel.ts'
import type { ExitEdge } from './CanvasItem.ts'
import css from './ExitLine.module.css'
import { useLabelLayer } from './LabelLayer.ts'

/** An edge that says its exit, with a button to put a node on it while it is selected. */
export const ExitLine = memo(function ExitLine(props: EdgeProps<ExitEdge>) {
  const { source, target, selected = false, data } = props
  const { t } = useTranslation()
  const labelOf = useExitLabel()
  const { editor } = useDesigner()
  const layer = useLabelLayer()
  const mark = useEditor(({ marks }) => {
    return marks === null ? undefined : (marks.exits.get(`${source} ${data?.exit}`) ?? 'none')
  })
  const count = useEditor(({ counts }) => (counts === null ? null : (counts.exits.get(`${source} ${data?.exit}`) ?? 0)))
  const most = useEditor(({ counts }) => counts?.most ?? 0)
  const [path] = getBezierPath({ ...props, curvature: 0.35 })
  const { x, y } = pointOn(path, data?.labelAt ?? 0.5)
  const label = data === undefined || data.exit === 'next' ? null : labelOf(data.node, data.exit)
  return (
    <>
      <BaseEdge
        id={props.id}
        path={path}
        className={css.line ?? ''}
        data-mark={mark}
        {...(count === null ? {} : { 'data-count': count, style: { strokeWidth: widthOf(count, most) } })}
        markerEnd={props.markerEnd ?? ''}
        interactionWidth={18}
      />
      {layer !== null &&
        (label !== null || selected || (count !== null && count > 0)) &&
        createPortal(
          <div
            className={`${css.label} ${selected ? css.selected : ''} nopan`}
            data-mark={mark}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            {label !== null && <span dir="auto">{label}</span>}
            {count !== null && (
              <b className={css.count} data-empty={count === 0}>
                {count}
              </b>
            )}
            {selected && data !== undefined && (
              <button
                type="button"
                className={css.insert}
                aria-label={t('canvas.insert', { source, target })}
                title={t('canvas.insert', { source, target })}
                onClick={({ clientX, clientY }) =>
                  editor.setState({
                    asked: {
                      kind: 'nodeType',
                      purpose: { kind: 'insert', from: source, exit: data.exit },
                      at: { x: x - 128, y: y - 40 },
                      screen: { x: clientX, y: clientY },
                    },
                  })
                }
              >
                <Plus size={13} aria-hidden="true" />
              </button>
            )}
          </div>,
          layer,
        )}
    </>
  )
})

/** Pixels of a line that this share of all conversations took. */
const widthOf = (count: number, most: number): number => (count === 0 ? 1 : 1.5 + (5 * count) / Math.max(1, most))

/** A point on the curve that React Flow draws: `Mx,y Cx,y x,y x,y`. */
function pointOn(path: string, at: number): Point {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = (
    path.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []
  ).map(Number)
  const on = (a: number, b: number, c: number, d: number) =>
    a * (1 - at) ** 3 + 3 * b * at * (1 - at) ** 2 + 3 * c * at ** 2 * (1 - at) + d * at ** 3
  return { x: on(x0, x1, x2, x3), y: on(y0, y1, y2, y3) }
}
