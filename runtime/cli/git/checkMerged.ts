import type { Json } from '../../../schemas/flow.ts'
import { parseFile } from '../../engine/files/parseFile.ts'
import type { Issue, Workspace } from '../../engine/index.ts'
import { checkWorkspace } from '../../proof/check/checkWorkspace.ts'
import { applyDiff } from '../../proof/diff/applyDiff.ts'
import { loadWorkspace } from '../../releases/loadWorkspace.ts'
import { isError } from '../loadChecked.ts'
import type { PlacedFile } from './workspaceOfFile.ts'

/**
 * The errors that `usher check` finds in a merged file and in neither side of it: the two edits are sound alone and not together. All three
 * are judged beside the files as they lie on disk, so that what the other files still lack, in the midst of a merge, is no finding.
 */
export async function checkMerged(
  placed: PlacedFile,
  texts: { readonly merged: string; readonly ours: string; readonly theirs: string },
): Promise<readonly Issue[]> {
  const { workspace } = await loadWorkspace(placed.folder === '' ? '.' : placed.folder).catch(() => ({
    // No such folder: the file is merged by itself.
    workspace: null,
  }))
  if (workspace === null) return []
  const errors = errorsIn(workspace, placed, texts.merged)
  if (errors.length === 0) return []
  const known = new Set([texts.ours, texts.theirs].flatMap((text) => errorsIn(workspace, placed, text)).map(keyOf))
  return errors.filter((issue) => !known.has(keyOf(issue)))
}

function errorsIn(workspace: Workspace, { kind, id, path }: PlacedFile, text: string): readonly Issue[] {
  const read = parseFile(kind, text, path)
  if (!read.ok) return []
  const value = read.value as unknown as Json // a file holds JSON
  return checkWorkspace(applyDiff(workspace, { files: [{ file: path, kind, id, change: 'added', value }] })).filter(
    isError,
  )
}

const keyOf = ({ code, file, path }: Issue): string => JSON.stringify([code, file, path])
