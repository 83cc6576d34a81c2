import { Handle, type NodeProps, Position, useUpdateNodeInternals } from '@xyflow/react'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useContentLanguage, useEditor } from '../editor/DesignerContext.ts'
import { faceOf } from '../nodes/faces.ts'
import { NodeIcon } from '../nodes/NodeIcon.tsx'
import { useExitLabel } from '../nodes/useExitLabel.ts'
import { useIssuesOf } from '../problems/IssuesContext.ts'
import { ProblemBadge } from '../problems/NodeProblems.tsx'
import type { CardNode } from './CanvasItem.ts'
import { CountBadge } from './CountBadge.tsx'
import { useFar } from './Far.ts'
import css from './NodeCard.module.css'

/** A node on the canvas: whole, or as a plain box of the same size while it is too far away to be read. */
export const NodeCard = memo(function NodeCard(props: NodeProps<CardNode>) {
  return useFar() ? <PlainBox {...props} /> : <WholeCard {...props} />
})

/** Without handles: those that were measured, or guessed, hold as long as the size does. */
function PlainBox({ id, data: { node }, width = 0, height = 0 }: NodeProps<CardNode>) {
  const issues = useIssuesOf(id)
  const mark = useMark(id)
  const { group } = faceOf(node)
  return (
    <div
      className={css.plain}
      data-group={group}
      data-mark={mark}
      data-severity={issues[0]?.severity}
      style={{ width, height }}
    />
  )
}

const useMark = (id: string) => useEditor(({ marks }) => (marks === null ? undefined : (marks.nodes.get(id) ?? 'none')))

/** A node on the canvas: its sign and id, what its type shows of it, and a handle for every exit. */
function WholeCard({ id, data }: NodeProps<CardNode>) {
  const { t } = useTranslation()
  const language = useContentLanguage()
  const labelOf = useExitLabel()
  const issues = useIssuesOf(id)
  const mark = useMark(id)
  const { node, exits, wired, isStart, entries } = data
  const { Card, group } = faceOf(node)
  useMeasureHandles(id, exits.join())
  const [first] = exits
  const isPlain = exits.length === 1 && first === 'next'
  const isWired = (exit: string) => wired.split(',').includes(exit)
  return (
    <article className={css.card} data-group={group} data-mark={mark}>
      <Handle
        type="target"
        position={Position.Left}
        className={`${css.handle} ${css.in}`}
        role="img"
        aria-label={t('canvas.in', { id })}
      />
      <CountBadge id={id} />
      <header className={css.head}>
        <NodeIcon type={node.type} />
        <div className={css.names}>
          <span className={css.type}>{t(`nodes.${node.type}.name`)}</span>
          <span className={css.id}>{id}</span>
        </div>
        <ProblemBadge issues={issues} />
        {isStart && <span className={css.start}>{t('canvas.start')}</span>}
        {entries !== '' && <span className={css.start}>{t('canvas.entries', { names: entries })}</span>}
      </header>
      <div className={css.body}>
        <Card node={node} language={language} />
      </div>
      {isPlain && first !== undefined ? (
        <Handle
          id={first}
          type="source"
          position={Position.Right}
          className={`${css.handle} ${css.out}`}
          data-wired={isWired(first)}
          role="img"
          aria-label={t('canvas.exit', { exit: labelOf(node, first) })}
        />
      ) : (
        exits.length > 0 && (
          <ul className={css.exits}>
            {exits.map((exit) => (
              <li key={exit} className={css.exit} data-wired={isWired(exit)}>
                <span dir="auto">{labelOf(node, exit)}</span>
                <Handle
                  id={exit}
                  type="source"
                  position={Position.Right}
                  className={css.handle}
                  data-wired={isWired(exit)}
                  role="img"
                  aria-label={t('canvas.exit', { exit: labelOf(node, exit) })}
                />
              </li>
            ))}
          </ul>
        )
      )}
    </article>
  )
}

/** Lets the canvas measure a card's handles again when they are others. Not at first: that would fit the view before there is one. */
function useMeasureHandles(id: string, handles: string): void {
  const measure = useUpdateNodeInternals()
  const measured = useRef(handles)
  useEffect(() => {
    if (measured.current === handles) return
    measured.current = handles
    measure(id)
  }, [handles, id, measure])
}
