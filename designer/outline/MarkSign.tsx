import { useTranslation } from 'react-i18next'
import type { OutlineRow } from '../document/outline.ts'
import { useEditor } from '../editor/DesignerContext.ts'
import css from './MarkSign.module.css'

/** Says of a line what the canvas paints: whether a conversation went there, or scenarios cover it. */
export function MarkSign({ row }: { readonly row: OutlineRow }) {
  const { t } = useTranslation()
  const mark = useEditor(({ marks }) =>
    row.kind === 'node' ? marks?.nodes.get(row.id) : marks?.exits.get(`${row.from} ${row.exit}`),
  )
  if (mark === undefined) return null
  return (
    <span className={css.mark} data-mark={mark}>
      {t(`outline.marks.${mark}`)}
    </span>
  )
}
