import { useCallback } from 'react'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import { freeId, slugOf } from '../document/slug.ts'
import { addFlowFrom } from '../document/workspace/addFlowFrom.ts'
import { newResource } from '../document/workspace/newResource.ts'
import { addResource } from '../document/workspace/setResource.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { openFlow } from '../editor/EditorStore.ts'
import { useEditWorkspace } from '../editor/useEditWorkspace.ts'

type Create = (name: string, templates: Workspace | null, template: string | null) => boolean

/** Makes a flow from a template, or a blank one, in one step of undo, and opens it; the answer says whether it was done. */
export function useNewFlow(): Create {
  const { document, editor } = useDesigner()
  const edit = useEditWorkspace()
  return useCallback<Create>(
    (name, templates, template) => {
      const { present } = document.getState().history
      const made = newResource(present, 'flow', name.trim(), 'UTC')
      if (templates === null || template === null) {
        const isDone = edit('addResource', addResource, made, { resource: { kind: 'flow', id: made.id } })
        if (isDone) openFlow(editor, made.id)
        return isDone
      }
      // Free here and among the templates, but for the template itself.
      const isTaken = (id: string) =>
        Object.hasOwn(present.flows, id) || (id !== template && Object.hasOwn(templates.flows, id))
      const id = freeId(slugOf(name) ?? template, isTaken)
      const args = { source: templates, template, id, name: name.trim() }
      const isDone = edit('addResource', addFlowFrom, args, { resource: { kind: 'flow', id } })
      if (isDone) openFlow(editor, id)
      return isDone
    },
    [document, editor, edit],
  )
}
