import { useMemo } from 'react'
import type { WorkspaceCommand } from '../document/Command.ts'
import type { ResourcePlace } from '../document/workspace/resources.ts'
import { useDesigner } from './DesignerContext.ts'
import { isAllowed } from './isAllowed.ts'

export type EditWorkspace = <Args>(
  name: string,
  command: WorkspaceCommand<Args>,
  args: Args,
  about?: { readonly resource?: ResourcePlace; readonly key?: string },
) => boolean

/** Runs commands on the workspace. A refusal is told to the author; the answer says whether it was done. */
export function useEditWorkspace(): EditWorkspace {
  const { document, editor } = useDesigner()
  return useMemo(
    (): EditWorkspace => (name, command, args, about) => {
      if (!isAllowed(editor)) return false
      const refusal = document.edit(name, command, args, about)
      if (refusal !== null) editor.setState({ notice: { kind: 'refused', refusal } })
      return refusal === null
    },
    [document, editor],
  )
}
