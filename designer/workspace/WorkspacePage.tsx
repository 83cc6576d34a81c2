import { Settings } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { MayEdit } from '../controls/MayEdit.tsx'
import type { ResourceKind, ResourcePlace } from '../document/workspace/resources.ts'
import { resourcesOf } from '../document/workspace/resources.ts'
import { useWorkspace } from '../editor/DesignerContext.ts'
import { Problems } from '../problems/Problems.tsx'
import { SettingsForm } from './forms/SettingsForm.tsx'
import { ResourceEditor } from './ResourceEditor.tsx'
import { ResourceList } from './ResourceList.tsx'
import css from './Workspace.module.css'

/** What the flows name, kind by kind, and what holds for the whole workspace; problems below. */
export function WorkspacePage({ place }: { readonly place: ResourcePlace }) {
  return (
    <main className={css.place}>
      {place.kind === 'settings' ? <SettingsPage /> : <ResourcePage key={place.kind} kind={place.kind} id={place.id} />}
      <Problems />
    </main>
  )
}

function SettingsPage() {
  const { t } = useTranslation()
  return (
    <section className={css.page} aria-labelledby="workspace-title">
      <div className={css.detail}>
        <div className={css.form}>
          <header className={css.head}>
            <Settings size={20} aria-hidden="true" />
            <h2 id="workspace-title">{t('settings.title')}</h2>
          </header>
          <div className={css.fields}>
            <MayEdit>
              <SettingsForm />
            </MayEdit>
          </div>
        </div>
      </div>
    </section>
  )
}

/** All resources of a kind, and the one that is open; without one named, the first is. */
function ResourcePage({ kind, id }: { readonly kind: ResourceKind; readonly id: string | null }) {
  const { t } = useTranslation()
  const resources: { readonly [id: string]: object } = resourcesOf(useWorkspace(), kind)
  const shown = id !== null && Object.hasOwn(resources, id) ? id : (Object.keys(resources).sort()[0] ?? null)
  return (
    <section className={css.page} aria-label={t(`resources.${kind}.many`)}>
      <ResourceList kind={kind} shown={shown} />
      <div className={css.detail}>
        {shown === null ? (
          <p className={css.empty}>{t(`resources.${kind}.help`)}</p>
        ) : (
          <ResourceEditor key={shown} kind={kind} id={shown} />
        )}
      </div>
    </section>
  )
}
