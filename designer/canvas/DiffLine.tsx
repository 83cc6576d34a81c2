import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react'
import { memo } from 'react'
import type { Mark } from '../../runtime/proof/render/Picture.ts'
import type { Node } from '../../schemas/flow.ts'
import { useExitLabel } from '../nodes/useExitLabel.ts'
import css from './DiffCanvas.module.css'

export type DiffEdge = Edge<{ readonly node: Node; readonly exit: string; readonly mark: Mark }, 'diffLine'>

const SIGNS: { readonly [mark in Mark]: string } = { same: '', added: '+ ', removed: '− ', changed: '~ ' }

/** An exit of one of two versions; a rewired one is drawn twice, where it led and where it leads. */
export const DiffLine = memo(function DiffLine(props: EdgeProps<DiffEdge>) {
  const { data, markerEnd = '' } = props
  const labelOf = useExitLabel()
  const [path, x, y] = getBezierPath({ ...props, curvature: 0.35 })
  if (data === undefined) return null
  const { node, exit, mark } = data
  return (
    <>
      <BaseEdge id={props.id} path={path} className={css.line ?? ''} data-mark={mark} markerEnd={markerEnd} />
      {(mark !== 'same' || exit !== 'next') && (
        <EdgeLabelRenderer>
          <span
            className={css.label}
            data-mark={mark}
            dir="auto"
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            {SIGNS[mark]}
            {labelOf(node, exit)}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
})
