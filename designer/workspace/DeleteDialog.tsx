import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { nameOf, type ResourceRef, resourcesOf } from '../document/workspace/resources.ts'
import { usesOf } from '../document/workspace/usesOf.ts'
import { useWorkspace } from '../editor/DesignerContext.ts'
import { UseList } from './UseList.tsx'

type Props = ResourceRef & { readonly onClose: () => void; readonly onDelete: () => void }

/** Says what names a resource before it goes: those places would have problems afterwards. */
export function DeleteDialog({ kind, id, onClose, onDelete }: Props) {
  const { t } = useTranslation()
  const workspace = useWorkspace()
  const uses = usesOf(workspace, { kind, id })
  const name = nameOf(id, resourcesOf(workspace, kind)[id])
  return (
    <Dialog
      title={t('resources.deleteTitle', { name })}
      onClose={onClose}
      actions={
        <>
          <Button data-focus onClick={onClose}>
            {t('resources.cancel')}
          </Button>
          <Button look="primary" onClick={onDelete}>
            {uses.length === 0 ? t('resources.delete') : t('resources.deleteAnyway')}
          </Button>
        </>
      }
    >
      <p>{uses.length === 0 ? t('resources.deleteUnused') : t('resources.deleteUsed', { count: uses.length })}</p>
      <UseList uses={uses} />
    </Dialog>
  )
}
