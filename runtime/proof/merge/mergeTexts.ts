import type { FileKind, FileTypes } from '../../engine/files/FileKind.ts'
import { formatFile } from '../../engine/files/formatFile.ts'
import type { Conflict } from './Conflict.ts'
import { markConflicts } from './markConflicts.ts'
import { mergeFiles } from './mergeFiles.ts'
import type { SideNames } from './SideNames.ts'

/**
 * The merged file as text in canonical form. With conflicts, what differs in each node or setting concerned stands between git's marks,
 * once as ours and once as theirs; either choice, made throughout, is a valid file.
 */
export function mergeTexts<Kind extends FileKind>(
  kind: Kind,
  base: FileTypes[Kind] | null,
  ours: FileTypes[Kind],
  theirs: FileTypes[Kind],
  names: SideNames = { ours: 'ours', theirs: 'theirs' },
): { readonly text: string; readonly conflicts: readonly Conflict[] } {
  const merged = mergeFiles(kind, base, ours, theirs)
  const text = formatFile(kind, merged.value)
  if (merged.ok) return { text, conflicts: [] }
  const other = formatFile(kind, mergeFiles(kind, base, theirs, ours).value)
  return { text: markConflicts(text, other, names), conflicts: merged.conflicts }
}
