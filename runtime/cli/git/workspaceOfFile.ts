import type { Json } from '../../../schemas/flow.ts'
import { EMPTY_WORKSPACE } from '../../engine/emptyWorkspace.ts'
import { type FileKind, type FileName, filePath, readFilePath } from '../../engine/files/FileKind.ts'
import { parseFile } from '../../engine/files/parseFile.ts'
import type { Issue, Workspace } from '../../engine/index.ts'
import { applyDiff } from '../../proof/diff/applyDiff.ts'

/** Where a file stands: in a workspace whose folder is `folder` ('' or ending with `/`), under `path` there. */
export type PlacedFile = FileName & { readonly folder: string; readonly path: string }

/** Finds the workspace's file that a path ends with: `flows/schedules/support.schedule.json`; null when it is none. */
export function placeFile(path: string): PlacedFile | null {
  const parts = path.split(/[\\/]/)
  for (let from = 0; from < parts.length; from += 1) {
    const own = parts.slice(from).join('/')
    const name = readFilePath(own)
    if (name !== null) return { ...name, folder: path.slice(0, path.length - own.length), path: own }
  }
  return null
}

/** A workspace that holds this one value. */
export function workspaceWith(kind: FileKind, id: string, value: object): Workspace {
  const file = filePath(kind, id)
  return applyDiff(EMPTY_WORKSPACE, { files: [{ file, kind, id, change: 'added', value: value as Json }] }) // a file holds JSON
}

/** A workspace that holds one file alone, for comparing it with another version; what keeps it from being read is an issue. */
export function workspaceOfFile(
  path: string,
  text: string,
  as: PlacedFile | null = placeFile(path),
): { readonly ok: true; readonly workspace: Workspace } | { readonly ok: false; readonly issues: readonly Issue[] } {
  if (as === null) {
    const message = `${path} is not named like a file of a workspace, such as front-desk.flow.json.`
    return { ok: false, issues: [{ code: 'unknownFile', severity: 'error', file: path, path: '', message }] }
  }
  const read = parseFile(as.kind, text, path)
  return read.ok ? { ok: true, workspace: workspaceWith(as.kind, as.id, read.value) } : read
}
