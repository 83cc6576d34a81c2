import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor/DesignerContext.ts'
import css from './CountBadge.module.css'

/** How many conversations went through a node, and how many wait at it now; nothing while nothing is counted. */
export function CountBadge({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const isCounted = useEditor(({ counts }) => counts !== null)
  const count = useEditor(({ counts }) => counts?.nodes.get(id))
  if (!isCounted) return null
  const { through = 0, standing = 0 } = count ?? {}
  return (
    <div className={css.badge} data-empty={through + standing === 0}>
      <span title={t('live.through', { count: through })}>{through}</span>
      {standing > 0 && (
        <span className={css.standing} title={t('live.waiting', { count: standing })}>
          {standing}
        </span>
      )}
    </div>
  )
}
