import { useTranslation } from 'react-i18next'
import { addFlow } from '../document/workspace/addFlow.ts'
import { duplicateOf } from '../document/workspace/newResource.ts'
import { renameResource } from '../document/workspace/renameResource.ts'
import type { ResourceKind, ResourceTypes } from '../document/workspace/resources.ts'
import { addResource, type Resource, removeResource, setResource } from '../document/workspace/setResource.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { openResource } from '../editor/EditorStore.ts'
import { useEditWorkspace } from '../editor/useEditWorkspace.ts'

/** What can be done with one resource; each is one step of undo. */
export function useResource(kind: ResourceKind, id: string) {
  const { t } = useTranslation()
  const { document, editor } = useDesigner()
  const edit = useEditWorkspace()
  const open = (other: string | null) => openResource(editor, { kind, id: other })
  return {
    set: (value: ResourceTypes[ResourceKind], key?: string) => {
      const resource = { kind, id, value } as Resource // the form of a kind gives values of the kind
      const merge = key === undefined ? {} : { key: `${kind}/${id}/${key}` }
      edit('setResource', setResource, resource, { resource: { kind, id }, ...merge })
    },
    rename: (to: string): boolean => {
      const isDone = edit('renameResource', renameResource, { kind, from: id, to }, { resource: { kind, id: to } })
      if (isDone) open(to)
      return isDone
    },
    duplicate: () => {
      const { present } = document.getState().history
      const copy = duplicateOf(present, { kind, id }, (name) => t('resources.copyOf', { name }))
      if (copy === null) return
      const about = { resource: { kind, id: copy.id } }
      const layout = present.layouts[id]
      const isDone =
        copy.kind === 'flow'
          ? edit('addResource', addFlow, { flow: copy.value, ...(layout === undefined ? {} : { layout }) }, about)
          : edit('addResource', addResource, copy, about)
      if (isDone) open(copy.id)
    },
    remove: () => {
      if (edit('removeResource', removeResource, { kind, id }, { resource: { kind, id } })) open(null)
    },
  }
}
