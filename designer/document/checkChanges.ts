import { checkWorkspace } from '../../runtime/engine/check/checkWorkspace.ts'
import { checkValue } from '../../runtime/engine/files/checkValue.ts'
import { filePath } from '../../runtime/engine/files/FileKind.ts'
import type { Issue } from '../../runtime/engine/issue.ts'
import { applyDelta, EMPTY_WORKSPACE, type WorkspaceDelta } from './workspaceDelta.ts'

/**
 * Makes a check that follows a workspace by its changes. A flow that does not fit its schema (a name was just emptied) is told of by the
 * schema's words; the rules, which read only what fits, see the last state of it that did.
 */
export function createCheck(): (delta: WorkspaceDelta) => readonly Issue[] {
  let workspace = EMPTY_WORKSPACE
  const misfits = new Map<string, readonly Issue[]>()
  return (delta) => {
    const items = delta.items.filter(({ kind, id, value }) => {
      if (kind !== 'flows') return true
      const checked = value === null ? null : checkValue('flow', value, filePath('flow', id))
      if (checked === null || checked.ok) misfits.delete(id)
      else misfits.set(id, checked.issues)
      return checked?.ok !== false
    })
    workspace = applyDelta(workspace, { ...delta, items })
    return [...[...misfits.values()].flat(), ...checkWorkspace(workspace)]
  }
}
