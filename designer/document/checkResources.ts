import { checkValue } from '../../runtime/engine/files/checkValue.ts'
import { filePath } from '../../runtime/engine/files/FileKind.ts'
import type { Issue } from '../../runtime/engine/issue.ts'
import type { Speaker } from '../../runtime/engine/words.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import { withEntry, withoutEntries } from './records.ts'
import type { WorkspaceDelta } from './workspaceDelta.ts'

/** What fits of everything but the flows, each as it last did, and what the schemas say of the rest. */
export type CheckedResources = { readonly fitting: Partial<Workspace>; readonly issues: readonly Issue[] }

const TOGETHER = ['queues', 'skills', 'bots', 'channels'] as const

/** Makes a check of what flows name, file by file, that follows a workspace by its changes. */
export function createResourceCheck(speaker?: Speaker): (delta: WorkspaceDelta) => CheckedResources {
  let fitting: Partial<Workspace> = {}
  const misfits = new Map<string, readonly Issue[]>()
  const hold = (path: string, checked: ReturnType<typeof checkValue>): boolean => {
    if (checked.ok) misfits.delete(path)
    else misfits.set(path, checked.issues)
    return checked.ok
  }
  return ({ resources, items }) => {
    if (resources.workspace !== undefined) {
      const file = filePath('workspace')
      if (hold(file, checkValue('workspace', resources.workspace, file, speaker)))
        fitting = { ...fitting, workspace: resources.workspace }
    }
    for (const kind of TOGETHER) {
      const value = resources[kind]
      const file = filePath(kind)
      if (value !== undefined && hold(file, checkValue(kind, { [kind]: value }, file, speaker)))
        fitting = { ...fitting, [kind]: value }
    }
    let { schedules = {} } = fitting
    for (const { kind, id, value } of items) {
      if (kind !== 'schedules') continue
      const file = filePath('schedule', id)
      if (value === null) {
        misfits.delete(file)
        schedules = withoutEntries(schedules, new Set([id]))
        continue
      }
      const checked = checkValue('schedule', value, file, speaker)
      hold(file, checked)
      if (checked.ok) schedules = withEntry(schedules, id, checked.value)
    }
    fitting = { ...fitting, schedules }
    return { fitting, issues: [...misfits.values()].flat() }
  }
}
