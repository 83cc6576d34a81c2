import { type Node as CanvasNode, Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiffedNode, DiffMark } from '../document/diffDrawings.ts'
import { useContentLanguage } from '../editor/DesignerContext.ts'
import { faceOf } from '../nodes/faces.ts'
import { NodeIcon } from '../nodes/NodeIcon.tsx'
import css from './DiffCanvas.module.css'

export type DiffCardNode = CanvasNode<DiffedNode, 'diffCard'>

const SIGNS: { readonly [mark in Exclude<DiffMark, 'same'>]: string } = {
  added: '+',
  removed: '−',
  changed: '~',
  moved: '↔',
}

/** A node of one of two versions, with what became of it. */
export const DiffCard = memo(function DiffCard({ data }: NodeProps<DiffCardNode>) {
  const { t } = useTranslation()
  const language = useContentLanguage()
  const { id, node, mark, was } = data
  const { Card } = faceOf(node)
  return (
    <article className={css.card} data-mark={mark}>
      <Handle type="target" position={Position.Left} className={css.handle ?? ''} isConnectable={false} />
      <header className={css.head}>
        <NodeIcon type={node.type} />
        <span className={css.names}>
          <small>{t(`nodes.${node.type}.name`)}</small>
          <strong>{was === null ? id : t('history.renamed', { from: was, to: id })}</strong>
        </span>
        {mark !== 'same' && (
          <span className={css.sign}>
            <b aria-hidden="true">{SIGNS[mark]}</b> {t(`history.marks.${mark}`)}
          </span>
        )}
      </header>
      <div className={css.body}>
        <Card node={node} language={language} />
      </div>
      <Handle type="source" position={Position.Right} className={css.handle ?? ''} isConnectable={false} />
    </article>
  )
})
