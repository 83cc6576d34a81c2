import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react'
import { Plus } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useExitLabel } from '../nodes/useExitLabel.ts'
import { useAskForNode } from './AskForNode.ts'
import css from './ExitLine.module.css'
import type { ExitEdge } from './project.ts'

/** An edge that says its exit, with a button to put a node on it while it is selected. */
export const ExitLine = memo(function ExitLine(props: EdgeProps<ExitEdge>) {
  const { source, target, selected = false, data } = props
  const { t } = useTranslation()
  const labelOf = useExitLabel()
  const ask = useAskForNode()
  const [path, x, y] = getBezierPath({ ...props, curvature: 0.35 })
  const label = data === undefined || data.exit === 'next' ? null : labelOf(data.node, data.exit)
  return (
    <>
      <BaseEdge id={props.id} path={path} markerEnd={props.markerEnd ?? ''} interactionWidth={18} />
      {(label !== null || selected) && (
        <EdgeLabelRenderer>
          <div
            className={`${css.label} ${selected ? css.selected : ''} nopan`}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            {label !== null && <span dir="auto">{label}</span>}
            {selected && data !== undefined && (
              <button
                type="button"
                className={css.insert}
                aria-label={t('canvas.insert', { source, target })}
                title={t('canvas.insert', { source, target })}
                onClick={({ clientX, clientY }) =>
                  ask({
                    purpose: { kind: 'insert', from: source, exit: data.exit },
                    at: { x: x - 128, y: y - 40 },
                    screen: { x: clientX, y: clientY },
                  })
                }
              >
                <Plus size={13} aria-hidden="true" />
              </button>
            )}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  )
})
