import { formatFile } from '../../engine/files/formatFile.ts'
import { parseFile } from '../../engine/files/parseFile.ts'
import type { Issue } from '../../engine/index.ts'
import type { Conflict } from '../../proof/merge/Conflict.ts'
import { markConflicts } from '../../proof/merge/markConflicts.ts'
import { mergeTexts } from '../../proof/merge/mergeTexts.ts'
import type { SideNames } from '../../proof/merge/SideNames.ts'
import type { PlacedFile } from './workspaceOfFile.ts'

/** Three versions of a file; a base of '' stands for a file that both sides made new. */
export type ThreeTexts = { readonly base: string; readonly ours: string; readonly theirs: string }

export type MergedTexts =
  /** canonical, and with marks around what a person must decide, if there are conflicts */
  | { readonly isRead: true; readonly text: string; readonly conflicts: readonly Conflict[] }
  /** a version is no such file: of which, and why */
  | { readonly isRead: false; readonly side: keyof ThreeTexts; readonly reason: string }

/** Merges three versions of a workspace's file by what they mean. */
export function mergeFileTexts({ kind, path }: PlacedFile, texts: ThreeTexts, names: SideNames): MergedTexts {
  const read = (text: string) => parseFile(kind, text, path)
  const [base, ours, theirs] = [
    texts.base.trim() === '' ? null : read(texts.base),
    read(texts.ours),
    read(texts.theirs),
  ]
  if (!ours.ok) return { isRead: false, side: 'ours', reason: reasonOf(ours.issues) }
  if (!theirs.ok) return { isRead: false, side: 'theirs', reason: reasonOf(theirs.issues) }
  if (base?.ok === false) return { isRead: false, side: 'base', reason: reasonOf(base.issues) }
  return { isRead: true, ...mergeTexts(kind, base?.value ?? null, ours.value, theirs.value, names) }
}

/** Whether a text is a file of its kind. */
export function isReadable({ kind, path }: PlacedFile, text: string): boolean {
  return parseFile(kind, text, path).ok
}

/** Ours and theirs with marks around all that differs; null when one of them is no file of its kind. */
export function markWhole({ kind, path }: PlacedFile, texts: ThreeTexts, names: SideNames): string | null {
  const [ours, theirs] = [parseFile(kind, texts.ours, path), parseFile(kind, texts.theirs, path)]
  return ours.ok && theirs.ok
    ? markConflicts(formatFile(kind, ours.value), formatFile(kind, theirs.value), names)
    : null
}

const reasonOf = (issues: readonly Issue[]): string => issues[0]?.message ?? ''
