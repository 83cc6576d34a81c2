import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResourceRef } from '../document/workspace/resources.ts'
import { usesOf } from '../document/workspace/usesOf.ts'
import { useWorkspace } from '../editor/DesignerContext.ts'
import { UseList } from './UseList.tsx'
import css from './Workspace.module.css'

/** Where a resource is named; each place is a way there. */
export function UsedIn({ kind, id }: ResourceRef) {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const uses = useMemo(() => usesOf(workspace, { kind, id }), [workspace, kind, id])
  return (
    <section className={css.used} aria-label={t('resources.usedIn')}>
      <h3>{t('resources.usedIn')}</h3>
      {uses.length === 0 ? <p className={css.help}>{t('resources.unused')}</p> : <UseList uses={uses} />}
    </section>
  )
}
