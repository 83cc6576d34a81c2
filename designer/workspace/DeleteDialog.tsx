import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { useModal } from '../controls/useModal.ts'
import { nameOf, type ResourceRef, resourcesOf } from '../document/workspace/resources.ts'
import { usesOf } from '../document/workspace/usesOf.ts'
import { useWorkspace } from '../editor/DesignerContext.ts'
import { UseList } from './UseList.tsx'
import css from './Workspace.module.css'

type Props = ResourceRef & { readonly onClose: () => void; readonly onDelete: () => void }

/** Says what names a resource before it goes: those places would have problems afterwards. */
export function DeleteDialog({ kind, id, onClose, onDelete }: Props) {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const box = useModal()
  const uses = usesOf(workspace, { kind, id })
  const name = nameOf(id, resourcesOf(workspace, kind)[id])
  return (
    <dialog ref={box} className={css.dialog} aria-labelledby="delete-title" onClose={onClose}>
      <h2 id="delete-title">{t('resources.deleteTitle', { name })}</h2>
      {uses.length === 0 ? (
        <p>{t('resources.deleteUnused')}</p>
      ) : (
        <>
          <p>{t('resources.deleteUsed', { count: uses.length })}</p>
          <UseList uses={uses} />
        </>
      )}
      <div className={css.actions}>
        <Button onClick={onClose}>{t('resources.cancel')}</Button>
        <Button look="primary" onClick={onDelete}>
          {uses.length === 0 ? t('resources.delete') : t('resources.deleteAnyway')}
        </Button>
      </div>
    </dialog>
  )
}
