import { type FileKind, type FileTypes, readFilePath } from '../../../runtime/engine/files/FileKind.ts'
import { parseFile } from '../../../runtime/engine/files/parseFile.ts'
import type { Workspace } from '../../../runtime/engine/workspace.ts'
import { done, type Result, refuse } from '../Result.ts'
import { reconcile } from '../reconcile.ts'
import { withEntry, withoutEntries } from '../records.ts'

export type SetFiles = {
  /** texts by path within the workspace; null takes a file away */
  readonly files: { readonly [path: string]: string | null }
}

/** Makes files what these texts say: a draft, an older revision, a merge. What they leave as it was stays the same object. */
export function setFiles(workspace: Workspace, { files }: SetFiles): Result<Workspace> {
  let result = workspace
  for (const [path, text] of Object.entries(files)) {
    const name = readFilePath(path)
    if (name === null) return refuse('cannotRead', { id: path })
    if (text === null) result = without(result, name.kind, name.id)
    else {
      const read = parseFile(name.kind, text, path)
      if (!read.ok) return refuse('cannotRead', { id: path })
      result = reconcile(result, WITH[name.kind](result, name.id, read.value as never)) // each takes what its own parser gave
    }
  }
  return done(reconcile(workspace, result))
}

type Put = { readonly [Kind in FileKind]: (workspace: Workspace, id: string, value: FileTypes[Kind]) => Workspace }

const WITH: Put = {
  workspace: (workspace, _, value) => ({ ...workspace, workspace: value }),
  queues: (workspace, _, { queues }) => ({ ...workspace, queues }),
  skills: (workspace, _, { skills }) => ({ ...workspace, skills }),
  bots: (workspace, _, { bots }) => ({ ...workspace, bots }),
  channels: (workspace, _, { channels }) => ({ ...workspace, channels }),
  schedule: (workspace, id, value) => ({ ...workspace, schedules: withEntry(workspace.schedules, id, value) }),
  flow: (workspace, id, value) => ({ ...workspace, flows: withEntry(workspace.flows, id, value) }),
  layout: (workspace, id, value) => ({ ...workspace, layouts: withEntry(workspace.layouts, id, value) }),
  scenarios: (workspace, id, value) => ({ ...workspace, scenarios: withEntry(workspace.scenarios, id, value) }),
}

/** A single file that is gone holds nothing; workspace.json is never gone. */
function without(workspace: Workspace, kind: FileKind, id: string): Workspace {
  const gone = new Set([id])
  switch (kind) {
    case 'workspace':
      return workspace
    case 'schedule':
      return { ...workspace, schedules: withoutEntries(workspace.schedules, gone) }
    case 'flow':
      return { ...workspace, flows: withoutEntries(workspace.flows, gone) }
    case 'layout':
      return { ...workspace, layouts: withoutEntries(workspace.layouts, gone) }
    case 'scenarios':
      return { ...workspace, scenarios: withoutEntries(workspace.scenarios, gone) }
    default:
      return { ...workspace, [kind]: {} }
  }
}
