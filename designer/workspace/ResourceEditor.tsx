import { Copy, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { MayEdit } from '../controls/MayEdit.tsx'
import { IdField } from '../controls/TextField.tsx'
import { nameOf, type ResourceKind, resourcesOf } from '../document/workspace/resources.ts'
import { useWorkspace } from '../editor/DesignerContext.ts'
import { useNeeds } from '../editor/useMay.ts'
import { DeleteDialog } from './DeleteDialog.tsx'
import { faceOfKind } from './faces.ts'
import { ResourceProblems } from './ResourceProblems.tsx'
import { UsedIn } from './UsedIn.tsx'
import { useResource } from './useResource.ts'
import css from './Workspace.module.css'

type Props = { readonly kind: ResourceKind; readonly id: string }

/** One resource: what it is, where it is used, and renaming, duplicating and deleting it. */
export function ResourceEditor({ kind, id }: Props) {
  const { t } = useTranslation()
  const needsDesigner = useNeeds('designer')
  const [isDeleting, setDeleting] = useState(false)
  const value = resourcesOf(useWorkspace(), kind)[id]
  const { set, rename, duplicate, remove } = useResource(kind, id)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // After a rename or a deletion the field or button that had the focus is gone.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [])
  const { icon: Icon, Form, Aside } = faceOfKind(kind)
  if (value === undefined) return null
  return (
    <article className={kind === 'schedule' ? `${css.form} ${css.wide}` : css.form} aria-labelledby="resource-title">
      <header className={css.head}>
        <Icon size={20} aria-hidden="true" />
        <h2 ref={heading} id="resource-title" tabIndex={-1} dir="auto">
          {nameOf(id, value)}
        </h2>
        <Button icon={Copy} onClick={duplicate} {...needsDesigner}>
          {t('resources.duplicate')}
        </Button>
        <Button icon={Trash2} onClick={() => setDeleting(true)} {...needsDesigner}>
          {t('resources.delete')}
        </Button>
      </header>
      <ResourceProblems kind={kind} id={id} />
      <div className={css.columns}>
        <div className={css.fields}>
          <MayEdit>
            <Form id={id} value={value} onChange={set} />
            <IdField label={t('form.id')} value={id} help={t('resources.idHelp')} onRename={rename} />
          </MayEdit>
        </div>
        <aside className={css.aside}>
          {Aside !== undefined && <Aside id={id} value={value} onChange={set} />}
          <UsedIn kind={kind} id={id} />
        </aside>
      </div>
      {isDeleting && (
        <DeleteDialog
          kind={kind}
          id={id}
          onClose={() => setDeleting(false)}
          onDelete={() => {
            setDeleting(false)
            remove()
          }}
        />
      )}
    </article>
  )
}
