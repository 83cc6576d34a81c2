import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import css from '../controls/controls.module.css'
import { Field } from '../controls/Field.tsx'
import { newResource } from '../document/workspace/newResource.ts'
import type { ResourceKind } from '../document/workspace/resources.ts'
import { addResource } from '../document/workspace/setResource.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { useEditWorkspace } from '../editor/useEditWorkspace.ts'

type Props = {
  readonly kind: ResourceKind
  /** the new resource's id, or null when the author thought better of it */
  readonly onDone: (id: string | null) => void
}

/** Asks for a name and makes a resource of it. Enter creates, Escape gives up. */
export function NewResourceLine({ kind, onDone }: Props) {
  const { t } = useTranslation()
  const { document } = useDesigner()
  const edit = useEditWorkspace()
  const [name, setName] = useState('')
  const create = () => {
    if (name.trim() === '') return
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const added = newResource(document.getState().history.present, kind, name.trim(), timeZone)
    const isDone = edit('addResource', addResource, added, { resource: { kind, id: added.id } })
    if (isDone) onDone(added.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') create()
    if (event.key === 'Escape') {
      event.stopPropagation()
      onDone(null)
    }
  }
  return (
    <div className={css.newLine}>
      <Field label={t(`resources.${kind}.newName`)}>
        {({ id }) => (
          <input
            id={id}
            className={css.input}
            // biome-ignore lint/a11y/noAutofocus: the author asked for this field a moment ago
            autoFocus
            dir="auto"
            maxLength={200}
            value={name}
            onChange={({ target }) => setName(target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div className={css.newActions}>
        <Button look="primary" disabled={name.trim() === ''} onClick={create}>
          {t('resources.create')}
        </Button>
        <Button look="quiet" onClick={() => onDone(null)}>
          {t('resources.cancel')}
        </Button>
      </div>
    </div>
  )
}
