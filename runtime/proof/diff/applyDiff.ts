import type { Json } from '../../../schemas/flow.ts'
import { valuesOf } from '../../engine/files/formatWorkspace.ts'
import type { Workspace } from '../../engine/workspace.ts'
import { applyEdits } from './applyEdits.ts'
import { renameIn } from './diffWorkspaces.ts'
import type { FileDiff, WorkspaceDiff } from './WorkspaceDiff.ts'

/** The newer version, made of the older one and the diff. Throws a RangeError when the diff is one of another workspace. */
export function applyDiff(a: Workspace, diff: WorkspaceDiff): Workspace {
  return diff.files.reduce(applyFile, a)
}

function applyFile(workspace: Workspace, diff: FileDiff): Workspace {
  const { kind, id } = diff
  const files = valuesOf(workspace)[kind] as { readonly [id: string]: Json } // files hold JSON
  const others = Object.entries(files).filter(([name]) => name !== id)
  if (diff.change === 'removed') return put(workspace, diff, Object.fromEntries(others))
  const old = files[id]
  if (diff.change === 'changed' && old === undefined) throw new RangeError(`${diff.file} is not there`)
  const value =
    diff.change === 'added'
      ? diff.value
      : applyEdits(
          renameIn(kind, old ?? null, diff.renames),
          diff.changes.map(({ edit }) => edit),
        )
  return put(workspace, diff, Object.fromEntries([...others, [id, value]]))
}

/** Several files of a kind stand under one name of the workspace; the one file of a kind holds the record of that name. */
function put(workspace: Workspace, { kind }: FileDiff, files: { readonly [id: string]: Json }): Workspace {
  const only = files['']
  switch (kind) {
    case 'flow':
      return { ...workspace, flows: files as Workspace['flows'] } // each branch: the value came from a file of the kind
    case 'layout':
      return { ...workspace, layouts: files as Workspace['layouts'] }
    case 'scenarios':
      return { ...workspace, scenarios: files as Workspace['scenarios'] }
    case 'schedule':
      return { ...workspace, schedules: files as Workspace['schedules'] }
    case 'workspace':
      return { ...workspace, workspace: only as Workspace['workspace'] }
    default:
      return { ...workspace, ...(only as Partial<Workspace>) }
  }
}
