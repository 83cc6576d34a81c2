import type { Flow, Json } from '../../../schemas/flow.ts'
import type { Layout } from '../../../schemas/layout.ts'
import { FILE_KINDS, type FileKind, filePath } from '../../engine/files/FileKind.ts'
import { valuesOf } from '../../engine/files/formatWorkspace.ts'
import type { Workspace } from '../../engine/workspace.ts'
import { isDeepEqual } from '../isDeepEqual.ts'
import { diffValues } from './diffValues.ts'
import { findKeywordMoves } from './findKeywordMoves.ts'
import { findRenames } from './findRenames.ts'
import { meaningOf } from './meaningOf.ts'
import type { Rename } from './Rename.ts'
import { renameBoxes } from './renameBoxes.ts'
import { renameNodes } from './renameNodes.ts'
import type { FileDiff, WorkspaceDiff } from './WorkspaceDiff.ts'

/** What is different in `b`, file by file; no files when nothing is. Renamed nodes are found by content, and their boxes with them. */
export function diffWorkspaces(a: Workspace, b: Workspace): WorkspaceDiff {
  const [before, after] = [valuesOf(a), valuesOf(b)]
  const files = FILE_KINDS.flatMap((kind) => {
    const [old, now]: readonly { readonly [id: string]: unknown }[] = [before[kind], after[kind]]
    const ids = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])]
    return ids.flatMap((id) => {
      const [from, to] = [old?.[id], now?.[id]] as (Json | undefined)[] // files hold JSON
      return diffFile(kind, id, from, to, renamesIn(a, b, kind, id))
    })
  })
  return { files: files.sort((x, y) => (x.file < y.file ? -1 : 1)) }
}

function renamesIn(a: Workspace, b: Workspace, kind: FileKind, id: string): readonly Rename[] {
  if (kind !== 'flow' && kind !== 'layout') return []
  const [from, to] = [a.flows[id], b.flows[id]]
  return from === undefined || to === undefined ? [] : findRenames(from, to)
}

function diffFile(
  kind: FileKind,
  id: string,
  from: Json | undefined,
  to: Json | undefined,
  renames: readonly Rename[],
): readonly FileDiff[] {
  const file = filePath(kind, id)
  if (to === undefined) return [{ file, kind, id, change: 'removed' }]
  if (from === undefined) return [{ file, kind, id, change: 'added', value: to }]
  if (isDeepEqual(from, to)) return []
  const before = renameIn(kind, from, renames)
  const changes = diffValues(before, to).map((edit) => ({ means: meaningOf(kind, edit), edit }))
  const moves = kind === 'flow' ? findKeywordMoves(before as Flow, to as Flow) : [] // by the kind
  return [{ file, kind, id, change: 'changed', renames, changes, moves }]
}

/** A file with these nodes renamed, where it names nodes. */
export function renameIn(kind: FileKind, value: Json, renames: readonly Rename[]): Json {
  if (kind === 'flow') return renameNodes(value as Flow, renames) as Json // by the kind
  return kind === 'layout' ? (renameBoxes(value as Layout, renames) as Json) : value // by the kind
}
