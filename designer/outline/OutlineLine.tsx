import { ChevronDown, ChevronRight, CornerDownRight, Link2 } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutlineRow } from '../document/outline.ts'
import { useContentLanguage } from '../editor/DesignerContext.ts'
import { lineOf } from '../nodes/lineOf.ts'
import { NodeIcon } from '../nodes/NodeIcon.tsx'
import { useExitLabel } from '../nodes/useExitLabel.ts'
import { useIssuesOf } from '../problems/IssuesContext.ts'
import { ProblemBadge } from '../problems/NodeProblems.tsx'
import css from './FlowOutline.module.css'
import { MarkSign } from './MarkSign.tsx'

type Props = {
  readonly id: string
  readonly row: OutlineRow
  readonly top: number
  readonly position: number
  readonly size: number
  readonly isActive: boolean
  readonly isFolded: boolean
  readonly onActivate: (row: OutlineRow) => void
  readonly onOpen: (row: OutlineRow) => void
  readonly onFold: (key: string, isFolded: boolean) => void
}

/** Pixels that a level is set in; from some depth on, lines go no further to the right. */
const INDENT = 20
const DEEPEST = 14

/** One line of the outline: a node with its first words, or an exit and where it leads. */
export const OutlineLine = memo(function OutlineLine(props: Props) {
  const { row, isActive, isFolded, onActivate, onOpen, onFold } = props
  const { t } = useTranslation()
  const Chevron = isFolded ? ChevronRight : ChevronDown
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the tree, which has the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the tree names the active line by aria-activedescendant
    <div
      id={props.id}
      role="treeitem"
      className={css.line}
      data-kind={row.kind}
      data-key={row.key}
      style={{ top: props.top, paddingInlineStart: 8 + Math.min(row.level - 1, DEEPEST) * INDENT }}
      aria-level={row.level}
      aria-posinset={props.position}
      aria-setsize={props.size}
      aria-selected={isActive}
      aria-expanded={row.hasChildren ? !isFolded : undefined}
      onClick={() => onActivate(row)}
      onDoubleClick={() => onOpen(row)}
    >
      {row.hasChildren ? (
        <button
          type="button"
          tabIndex={-1}
          className={css.twist}
          aria-hidden="true"
          title={isFolded ? t('outline.unfold') : t('outline.fold')}
          onClick={() => onFold(row.key, !isFolded)}
        >
          <Chevron size={14} />
        </button>
      ) : (
        <span className={css.twist} />
      )}
      {row.kind === 'node' ? <NodeWords row={row} /> : <ExitWords row={row} />}
      <MarkSign row={row} />
    </div>
  )
})

function NodeWords({ row }: { readonly row: Extract<OutlineRow, { readonly kind: 'node' }> }) {
  const { t } = useTranslation()
  const issues = useIssuesOf(row.id)
  const language = useContentLanguage()
  return (
    <>
      <NodeIcon type={row.node.type} />
      <span className={css.id}>{row.id}</span>
      <span className={css.type}>{t(`nodes.${row.node.type}.name`)}</span>
      <span className={css.words} dir="auto">
        {lineOf(row.node, language)}
      </span>
      {row.isStart && <span className={css.start}>{t('canvas.start')}</span>}
      {!row.isReached && <span className={css.alone}>{t('outline.notReached')}</span>}
      <ProblemBadge issues={issues} />
    </>
  )
}

function ExitWords({ row }: { readonly row: Extract<OutlineRow, { readonly kind: 'exit' }> }) {
  const { t } = useTranslation()
  const labelOf = useExitLabel()
  const Sign = row.isLink ? Link2 : CornerDownRight
  return (
    <>
      <Sign size={14} aria-hidden="true" className={css.sign} />
      <span className={css.exit} dir="auto">
        {labelOf(row.node, row.exit)}
      </span>
      {row.target === null && <span className={css.nowhere}>{t('outline.nowhere')}</span>}
      {row.isLink && row.target !== null && <span className={css.goes}>{t('outline.goesTo', { id: row.target })}</span>}
    </>
  )
}
